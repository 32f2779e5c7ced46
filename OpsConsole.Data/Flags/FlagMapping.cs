using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Flags;

namespace OpsConsole.Data.Flags;

internal sealed class FlagMapping : IEntityTypeConfiguration<Flag>
{
    public void Configure(EntityTypeBuilder<Flag> flag)
    {
        flag.Property(row => row.Name).HasMaxLength(Flag.FlagNameLength);
        flag.Property(row => row.State).HasMaxLength(Flag.StateLength);
        flag.Property(row => row.ProposedState).HasMaxLength(Flag.StateLength);
        flag.Property(row => row.OwnerName).HasMaxLength(Flag.NameLength);
        flag.Property(row => row.ChangedByName).HasMaxLength(Flag.NameLength);
        flag.Property(row => row.ProposedByName).HasMaxLength(Flag.NameLength);
        flag.Property(row => row.StoppedByName).HasMaxLength(Flag.NameLength);
        flag.Property(row => row.StopReason).HasMaxLength(Flag.ReasonLength);
        flag.HasIndex(row => new { row.TenantId, row.Name }).IsUnique();
    }
}

internal sealed class FlagTallyMapping : IEntityTypeConfiguration<FlagTally>
{
    public void Configure(EntityTypeBuilder<FlagTally> tally)
    {
        tally.Property(row => row.Flag).HasMaxLength(Flag.FlagNameLength);
        tally.Property(row => row.Variant).HasMaxLength(FlagTally.VariantLength);
        tally.HasIndex(row => new { row.TenantId, row.Flag, row.Variant, row.Day }).IsUnique();
    }
}
