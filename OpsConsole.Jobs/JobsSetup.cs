using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Core.Jobs;
using OpsConsole.Jobs.Activity;
using OpsConsole.Jobs.Flags;
using OpsConsole.Jobs.Live;
using OpsConsole.Jobs.Messages;
using OpsConsole.Jobs.Work;
using Quartz;

namespace OpsConsole.Jobs;

public static class JobsSetup
{
    /// <summary>
    /// Adds what a node does besides answering: queued work, messages, the outbox, the relay of what other nodes wrote, what flags count, and the jobs of
    /// <see cref="JobCatalog"/>. Reads <c>Work:Concurrency</c>, <c>Mail:Lines</c> and <c>Cluster:Enabled</c>. Starts with the host, not before.
    /// </summary>
    /// <param name="jobs">Other jobs than the catalogue's, for tests.</param>
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration, IReadOnlyList<JobDefinition>? jobs = null)
    {
        jobs ??= JobCatalog.All;
        services.AddSingleton(new JobBook([.. jobs.Select(job => job.Entry)], new QuartzCron()));
        services.AddSingleton(NodeSettings.From(configuration));
        services.AddSingleton<ScheduledRun>();
        services.AddHostedService<WorkRunner>();
        services.AddHostedService<MessageRunner>();
        services.AddHostedService<OutboxRunner>();
        services.AddHostedService<LiveRelayLoop>();
        services.AddHostedService<FlagLoop>();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always);
            foreach (var job in jobs)
                Schedule(quartz, job);
        });
        services.AddQuartzHostedService(quartz => quartz.WaitForJobsToComplete = true);
        services.AddHostedService<PlanWatch>();
        services.AddHostedService<MissedJobs>();
        services.AddHostedService<TimeTravel>();
        return services;
    }

    internal static ITrigger TriggerOf(string job, JobSchedule schedule, TimeProvider clock) =>
        TriggerBuilder.Create(clock).ForJob(new JobKey(job)).WithIdentity(job).WithSchedule(When(schedule)).Build();

    private static CronScheduleBuilder When(JobSchedule schedule) => CronScheduleBuilder.Create(schedule.Cron)
        .InTimeZone(TimeZoneInfo.FindSystemTimeZoneById(schedule.TimeZone)).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed);

    private static void Schedule(IQuartzBuilder quartz, JobDefinition job)
    {
        var key = new JobKey(job.Name);
        quartz.AddJob(job.Shell, shell => shell.WithIdentity(key).WithDescription(job.Why).StoreDurably());
        quartz.AddTrigger(trigger => trigger.ForJob(key).WithIdentity(job.Name).WithSchedule(When(job.Entry.Schedule)));
    }
}
