using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Views;

namespace OpsConsole.Data.Views;

internal sealed class SavedViewMapping : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> view)
    {
        view.Property(row => row.OwnerName).HasMaxLength(Lead.NameLength);
        view.Property(row => row.List).HasMaxLength(SavedView.ListLength).HasDefaultValue(ViewedList.Leads).ValueGeneratedNever();
        view.Property(row => row.Name).HasMaxLength(SavedView.NameLength);
        view.Property(row => row.Query).HasMaxLength(SavedView.QueryLength);
        view.HasIndex(row => new { row.TenantId, row.OwnerUserId, row.List, row.Name }).IsUnique();
        view.HasIndex(row => new { row.TenantId, row.IsShared, row.Name });
    }
}
