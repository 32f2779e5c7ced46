using System.Collections.Concurrent;
using OpsConsole.Core;
using OpsConsole.Core.Security;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Sessions;

namespace OpsConsole.Web.Access;

/// <summary>
/// Counts the requests of each sign-in by the minute, in memory, and says so when one asks for more than its tenant lets pass. Each node
/// counts its own, and what a page does over its socket is no request.
/// </summary>
public sealed class UseRates(AccessDirectory directory, TenantSettings settings, IntrusionWatch watch, UserSessionsQuery sessions, EndUserSessions end, TimeProvider clock, ILogger<UseRates> log)
{
    private Minute current = new(0);

    public async Task CountAsync(HttpContext context, RequestDelegate next)
    {
        if (SignedIn.From(context.User) is { } signedIn)
        {
            var count = ThisMinute().Count(signedIn.Session);
            try
            {
                await LookAsync(signedIn, count, context.RequestAborted);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // Who watches must not be the one who shuts the door.
                log.LogError(failure, "The use of {UserId} could not be looked at", signedIn.UserId);
            }
        }

        await next(context);
    }

    private async Task LookAsync(SignedIn signedIn, int count, CancellationToken ct)
    {
        if (await directory.FindAsync(signedIn.UserId, ct) is not { } access)
            return;
        var most = await settings.GetAsync(access.TenantId, SecuritySettings.RequestsPerMinute, ct);
        // Once a minute, with the first that is too many.
        if (most == 0 || count != most + 1)
            return;
        string? did = null;
        if (await settings.GetAsync(access.TenantId, SecuritySettings.RequestsEndSession, ct))
        {
            var open = await sessions.LoadAsync(access.TenantId, signedIn.UserId, ct);
            if (open.FirstOrDefault(session => session.Key == signedIn.Session) is { } session
                && (await end.RunAsync(signedIn.UserId, session.Id, null, Actor.System(access.TenantId, "Security"), ct)).Succeeded)
                did = "The sign-in was ended.";
        }

        await watch.OfUseAsync(access.TenantId, signedIn.UserId, access.DisplayName, count, did, ct);
    }

    private Minute ThisMinute()
    {
        var now = clock.GetUtcNow().Ticks / TimeSpan.TicksPerMinute;
        var held = Volatile.Read(ref current);
        if (held.Number == now)
            return held;
        // Two at the turn of a minute: one of them is taken, and a request more or less is no matter.
        var next = new Minute(now);
        return Interlocked.CompareExchange(ref current, next, held) == held ? next : Volatile.Read(ref current);
    }

    private sealed class Minute(long number)
    {
        private readonly ConcurrentDictionary<string, int> requests = new();

        public long Number => number;

        public int Count(string session) => requests.AddOrUpdate(session, 1, (_, count) => count + 1);
    }
}
