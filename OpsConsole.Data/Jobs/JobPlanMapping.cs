using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Jobs;

namespace OpsConsole.Data.Jobs;

internal sealed class JobPlanMapping : IEntityTypeConfiguration<JobPlan>
{
    public void Configure(EntityTypeBuilder<JobPlan> plan)
    {
        plan.Property(row => row.Job).HasMaxLength(JobRun.JobLength);
        plan.Property(row => row.Cron).HasMaxLength(JobPlan.CronLength);
        plan.Property(row => row.TimeZone).HasMaxLength(JobPlan.ZoneLength);
        plan.Property(row => row.PausedByName).HasMaxLength(JobPlan.NameLength);
        plan.Property(row => row.PauseReason).HasMaxLength(JobPlan.ReasonLength);
        plan.Property(row => row.AskedByName).HasMaxLength(JobPlan.NameLength);
        plan.HasIndex(row => row.Job).IsUnique();
    }
}
