using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Files;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Photos;

namespace OpsConsole.Data.Leads;

internal sealed class LeadPhotoMapping : IEntityTypeConfiguration<LeadPhoto>
{
    public void Configure(EntityTypeBuilder<LeadPhoto> photo)
    {
        photo.Property(row => row.Name).HasMaxLength(StoredFile.NameLength);
        photo.Property(row => row.Hash).HasMaxLength(32).IsFixedLength();
        photo.Property(row => row.Caption).HasMaxLength(LeadPhoto.CaptionLength);
        photo.Property(row => row.AddedByName).HasMaxLength(Lead.NameLength);
        photo.Ignore(row => row.ShownOn);
        photo.HasOne<Lead>().WithMany().HasForeignKey(row => row.LeadId).OnDelete(DeleteBehavior.Restrict);
        photo.HasOne<StoredFile>().WithMany().HasForeignKey(row => row.FileId).OnDelete(DeleteBehavior.Restrict);
        photo.HasOne<StoredFile>().WithMany().HasForeignKey(row => row.SmallFileId).OnDelete(DeleteBehavior.Restrict);

        photo.HasIndex(row => new { row.LeadId, row.Position, row.Id });
        // One of each photo in a lead: the last word when two are sent at once.
        photo.HasIndex(row => new { row.LeadId, row.Hash }).IsUnique().HasFilter("\"LeadId\" IS NOT NULL AND \"RemovedAtUtc\" IS NULL");
        photo.HasIndex(row => new { row.DraftKey, row.AddedByUserId, row.Hash }).IsUnique().HasFilter("\"LeadId\" IS NULL AND \"RemovedAtUtc\" IS NULL");
        // The same photo on other leads.
        photo.HasIndex(row => new { row.TenantId, row.Hash });
        photo.HasIndex(row => new { row.TenantId, row.AddedAtUtc, row.Id }).HasFilter("\"LeadId\" IS NULL").HasDatabaseName("IX_LeadPhotos_Drafts");
        photo.HasIndex(row => new { row.TenantId, row.RemovedAtUtc, row.Id }).HasFilter("\"RemovedAtUtc\" IS NOT NULL").HasDatabaseName("IX_LeadPhotos_Removed");
    }
}
