using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpsConsole.Jobs;

namespace OpsConsole.Tests.Ground;

internal static class IdleNode
{
    /// <summary>A node that answers and shows, but runs no jobs and no queued work: the test does, or another process.</summary>
    public static void WithoutWork(this IServiceCollection services)
    {
        foreach (var loop in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Assembly == typeof(JobsSetup).Assembly).ToList())
            services.Remove(loop);
    }
}
