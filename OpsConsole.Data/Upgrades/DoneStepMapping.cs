using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Upgrades;

namespace OpsConsole.Data.Upgrades;

internal sealed class DoneStepMapping : IEntityTypeConfiguration<DoneStep>
{
    public void Configure(EntityTypeBuilder<DoneStep> step)
    {
        step.HasKey(row => new { row.Of, row.Name });
        step.Property(row => row.Of).ValueGeneratedNever();
        step.Property(row => row.Name).HasMaxLength(DoneStep.NameLength);
    }
}
