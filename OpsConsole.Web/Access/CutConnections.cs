using Microsoft.AspNetCore.SignalR;

namespace OpsConsole.Web.Access;

/// <summary>Closes the sockets of a sign-in that has ended, circuits and hubs alike, after <see cref="Grace"/>: the page may say goodbye first.</summary>
public sealed class CutConnections(SignInWatches watches, TimeProvider clock) : IHubFilter
{
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private static readonly object key = new();

    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        var caller = context.Context;
        if (caller.User is { } user)
            caller.Items[key] = await watches.WatchAsync(user, change =>
            {
                if (change != AccessChange.Permissions)
                    _ = CutAsync(caller);
            });
        await next(context);
    }

    public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        (context.Context.Items[key] as IDisposable)?.Dispose();
        return next(context, exception);
    }

    private async Task CutAsync(HubCallerContext caller)
    {
        await Task.Delay(Grace, clock);
        caller.Abort();
    }
}
