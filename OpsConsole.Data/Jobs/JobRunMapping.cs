using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Jobs;

namespace OpsConsole.Data.Jobs;

internal sealed class JobRunMapping : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> run)
    {
        run.Property(row => row.Job).HasMaxLength(JobRun.JobLength);
        run.Property(row => row.Node).HasMaxLength(80);
        run.Property(row => row.Error).HasMaxLength(JobRun.TextLength);
        run.Property(row => row.AskedByName).HasMaxLength(JobPlan.NameLength);
        run.HasIndex(row => new { row.Job, row.DueAtUtc }).IsUnique();
        // The search, newest first, by job and by outcome; what other nodes did just now.
        run.HasIndex(row => new { row.Job, row.Outcome, row.Id });
        run.HasIndex(row => new { row.Outcome, row.Id });
        run.HasIndex(row => row.StartedAtUtc);
        run.HasIndex(row => row.UpdatedAtUtc);
    }
}
