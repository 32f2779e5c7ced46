using System.Threading.RateLimiting;
using OpsConsole.Core.Security;
using OpsConsole.Web.Shell;

namespace OpsConsole.Web.Access;

/// <summary>
/// How often one network address may ask for what sends a letter to whoever it names: registering, a forgotten password. Each node counts its
/// own, for an hour, in the framework's limiter, which lets go of addresses that are quiet.
/// </summary>
public sealed class StrangerRates(StrangerLimitQuery limit) : IDisposable
{
    private static readonly TimeSpan window = TimeSpan.FromHours(1);

    // Keyed with the limit as well: a new limit begins to count anew.
    private readonly PartitionedRateLimiter<(string Address, int Most)> limiter = PartitionedRateLimiter.Create<(string Address, int Most), (string, int)>(
        from => RateLimitPartition.GetFixedWindowLimiter(from, _ => new FixedWindowRateLimiterOptions { PermitLimit = from.Most, Window = window }));

    public async Task CountAsync(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsPost(context.Request.Method) && IsAsked(context.Request.Path) && context.From() is { } from && !await PassesAsync(from, context.RequestAborted))
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = ((int)window.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
            return;
        }

        await next(context);
    }

    public void Dispose() => limiter.Dispose();

    /// <summary>The form itself, not the page that a link of a letter opens.</summary>
    private static bool IsAsked(PathString path) =>
        path == AppPaths.ForgotPassword || (path.StartsWithSegments(AppPaths.Register) && !path.StartsWithSegments(AppPaths.Register + "/confirm"));

    private async Task<bool> PassesAsync(string from, CancellationToken ct)
    {
        if (await limit.LoadAsync(from, ct) is not { } most)
            return true;
        using var lease = limiter.AttemptAcquire((from, most));
        return lease.IsAcquired;
    }
}
