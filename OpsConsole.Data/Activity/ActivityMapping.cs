using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Activity;

namespace OpsConsole.Data.Activity;

internal sealed class ActivityEntryMapping : IEntityTypeConfiguration<ActivityEntry>
{
    public void Configure(EntityTypeBuilder<ActivityEntry> entry)
    {
        entry.ToTable("Activity");
        entry.Property(row => row.ActorName).HasMaxLength(ActivityEntry.ActorNameLength);
        entry.Property(row => row.Action).HasMaxLength(ActivityEntry.ActionLength);
        entry.Property(row => row.SubjectKind).HasMaxLength(ActivityEntry.SubjectKindLength);
        // Timeline of one thing, newest first; and the tenant's whole stream.
        entry.HasIndex(row => new { row.TenantId, row.SubjectKind, row.SubjectId, row.Id });
        entry.HasIndex(row => new { row.TenantId, row.AtUtc, row.Id });
    }
}

internal sealed class ActivitySealMapping : IEntityTypeConfiguration<ActivitySeal>
{
    public void Configure(EntityTypeBuilder<ActivitySeal> seal)
    {
        seal.HasKey(row => row.ActivityId);
        seal.Property(row => row.ActivityId).ValueGeneratedNever();
        seal.Property(row => row.Hash).HasMaxLength(32);
        seal.HasIndex(row => new { row.TenantId, row.Number }).IsUnique();
    }
}

internal sealed class OutboxRowMapping : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> outbox)
    {
        outbox.ToTable("Outbox");
        outbox.Property(row => row.Consumer).HasMaxLength(OutboxConsumers.NameLength);
        outbox.Property(row => row.Node).HasMaxLength(80);
        outbox.Property(row => row.LeaseOwner).HasMaxLength(80);
        outbox.Property(row => row.Error).HasMaxLength(1000);
        outbox.HasOne(row => row.Activity).WithMany().HasForeignKey(row => row.ActivityId).OnDelete(DeleteBehavior.Restrict);
        // One duty per consumer and entry; what is due; what the other nodes wrote just now.
        outbox.HasIndex(row => new { row.ActivityId, row.Consumer }).IsUnique();
        outbox.HasIndex(row => new { row.Consumer, row.DoneAtUtc, row.DeadAtUtc, row.DueAtUtc });
        outbox.HasIndex(row => row.AtUtc);
    }
}
