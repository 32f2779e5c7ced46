using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Activity.Checking;
using OpsConsole.Core.Activity.Reading;
using OpsConsole.Core.Activity.Redacting;
using OpsConsole.Core.Activity.Searching;

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
        // Somebody's deeds and one kind of deed, newest first. An import adds to one place of each (decision 0134).
        entry.HasIndex(row => new { row.TenantId, row.ActorUserId, row.AtUtc, row.Id });
        entry.HasIndex(row => new { row.TenantId, row.Action, row.AtUtc, row.Id });
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

internal sealed class ActivityRedactionMapping : IEntityTypeConfiguration<ActivityRedaction>
{
    public void Configure(EntityTypeBuilder<ActivityRedaction> redaction)
    {
        redaction.Property(row => row.SealHash).HasMaxLength(32);
        redaction.Property(row => row.Before).HasMaxLength(32);
        redaction.Property(row => row.After).HasMaxLength(32);
        // The trigger and the proof ask by entry; the proof by batch as well, in which an entry stands once.
        redaction.HasIndex(row => new { row.ActivityId, row.Id });
        redaction.HasIndex(row => new { row.TenantId, row.ErasureId, row.Batch, row.ActivityId }).IsUnique();
    }
}

internal sealed class ActivityCheckMapping : IEntityTypeConfiguration<ActivityCheck>
{
    public void Configure(EntityTypeBuilder<ActivityCheck> check)
    {
        check.Property(row => row.ByName).HasMaxLength(ActivityCheck.NameLength);
        check.Property(row => row.Problem).HasMaxLength(ActivityCheck.ProblemLength);
        check.Property(row => row.HeadHash).HasMaxLength(ActivityCheck.HashLength);
        check.HasIndex(row => new { row.TenantId, row.Id });
    }
}

internal sealed class ActivityExportMapping : IEntityTypeConfiguration<ActivityExport>
{
    public void Configure(EntityTypeBuilder<ActivityExport> export)
    {
        export.Property(row => row.Format).HasMaxLength(ActivityExport.FormatLength);
        export.Property(row => row.Filter).HasMaxLength(ActivityExport.FilterLength);
        export.HasIndex(row => new { row.TenantId, row.Id });
    }
}

internal sealed class PersonalReadMapping : IEntityTypeConfiguration<PersonalRead>
{
    public void Configure(EntityTypeBuilder<PersonalRead> read)
    {
        read.HasIndex(row => new { row.TenantId, row.ViewerUserId, row.Kind, row.SubjectId, row.HourUtc }).IsUnique();
        read.HasIndex(row => row.HourUtc);
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
