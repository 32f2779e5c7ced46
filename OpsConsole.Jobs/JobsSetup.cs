using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Jobs.Activity;
using OpsConsole.Jobs.Live;
using OpsConsole.Jobs.Work;
using Quartz;

namespace OpsConsole.Jobs;

public static class JobsSetup
{
    /// <summary>
    /// Adds what a node does besides answering: queued work, the outbox, the relay of what other nodes wrote, and the jobs of
    /// <see cref="JobCatalog"/>. Reads <c>Work:Concurrency</c> and <c>Cluster:Enabled</c>. Starts with the host, not before.
    /// </summary>
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(NodeSettings.From(configuration));
        services.AddSingleton<ScheduledRun>();
        services.AddHostedService<WorkRunner>();
        services.AddHostedService<OutboxRunner>();
        services.AddHostedService<LiveRelayLoop>();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always);
            foreach (var job in JobCatalog.All)
                Schedule(quartz, job);
        });
        services.AddQuartzHostedService(quartz => quartz.WaitForJobsToComplete = true);
        services.AddHostedService<MissedJobs>();
        return services;
    }

    private static void Schedule(IQuartzBuilder quartz, JobDefinition job)
    {
        var key = new JobKey(job.Name);
        quartz.AddJob(job.Shell, shell => shell.WithIdentity(key).WithDescription(job.Why).StoreDurably());
        quartz.AddTrigger(trigger => trigger.ForJob(key).WithIdentity(job.Name).WithSchedule(
            CronScheduleBuilder.Create(job.Cron).InTimeZone(job.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)));
    }
}
