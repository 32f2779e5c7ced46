using System.Collections.Frozen;
using System.Security.Claims;
using OpsConsole.Core.Live;
using OpsConsole.Core.Users;

namespace OpsConsole.Web.Access;

public enum AccessChange
{
    /// <summary>The account may do more or less than before.</summary>
    Permissions,

    /// <summary>The person begins or ends to look at the console as somebody else.</summary>
    Viewing,

    /// <summary>Disabled, locked, removed, given another password, or the session was ended by somebody.</summary>
    Ended,

    /// <summary>Ended by the person, here or in another tab.</summary>
    SignedOut,
}

/// <summary>Listens for what changes an open sign-in: circuits and sockets live longer than the request whose cookie was looked at.</summary>
public sealed class SignInWatches(AccessDirectory directory, LiveFeed feed, TimeProvider clock, ILogger<SignInWatches> log)
{
    private readonly AccessDirectory directory = directory;
    private readonly LiveFeed feed = feed;
    private readonly TimeProvider clock = clock;
    private readonly ILogger log = log;

    /// <param name="changed">Called on a pool thread; after the end never again.</param>
    /// <returns>Null for a stranger, who has nothing to lose. Dispose it with the circuit or socket.</returns>
    public async Task<IDisposable?> WatchAsync(ClaimsPrincipal principal, Action<AccessChange> changed)
    {
        if (SignedIn.From(principal) is not { } signedIn)
            return null;
        if (await directory.FindAsync(signedIn.UserId) is not { } access)
        {
            changed(AccessChange.Ended);
            return null;
        }

        var watch = new Watch(this, signedIn, access, changed);
        // What changed between the look and the subscription.
        await watch.LookAsync();
        return watch;
    }

    private sealed class Watch : IDisposable
    {
        private readonly SignInWatches owner;
        private readonly SignedIn signedIn;
        private readonly Action<AccessChange> changed;
        private readonly IDisposable subscription;
        private readonly Topic session;
        private readonly Lock gate = new();
        private FrozenSet<string> held;
        private long? viewed;
        private bool over;

        public Watch(SignInWatches owner, SignedIn signedIn, UserAccess access, Action<AccessChange> changed)
        {
            (this.owner, this.signedIn, this.changed, held) = (owner, signedIn, changed, access.Permissions);
            viewed = ViewedNow(access);
            session = signedIn.SessionTopic(access.TenantId);
            subscription = owner.feed.Subscribe(
                [Topic.One(access.TenantId, "user", access.UserId), Topic.Room(access.TenantId, "role"), session],
                signal => _ = Task.Run(() => signal.Topic == session ? EndAsync(AccessChange.SignedOut) : LookAsync()));
        }

        public async Task LookAsync()
        {
            try
            {
                var now = owner.clock.GetUtcNow().UtcDateTime;
                var access = await owner.directory.FindAsync(signedIn.UserId);
                if (!signedIn.IsStillGood(access, now))
                    access = await owner.directory.FindAfreshAsync(signedIn.UserId);
                if (!signedIn.IsStillGood(access, now))
                {
                    // Whoever signed out is told so in a moment, and the tab where they did shall get its answer first.
                    if (signedIn.IsOfGoodAccount(access, now))
                        await Task.Delay(SigningOut.Word * 2, owner.clock);
                    await EndAsync(AccessChange.Ended);
                }
                else if (IsViewingOther(access!))
                    await EndAsync(AccessChange.Viewing);
                else if (IsNews(access!.Permissions))
                    changed(AccessChange.Permissions);
            }
            catch (Exception failure)
            {
                // Who cannot be looked at does not stay in.
                owner.log.LogError(failure, "The sign-in of user {UserId} could not be looked at", signedIn.UserId);
                await EndAsync(AccessChange.Ended);
            }
        }

        public void Dispose()
        {
            lock (gate)
                over = true;
            subscription.Dispose();
        }

        private long? ViewedNow(UserAccess access) => access.ViewingOf(signedIn.Session, owner.clock.GetUtcNow().UtcDateTime)?.TargetUserId;

        private bool IsViewingOther(UserAccess access)
        {
            lock (gate)
                return ViewedNow(access) != viewed;
        }

        private bool IsNews(FrozenSet<string> now)
        {
            lock (gate)
            {
                var news = !over && !now.SetEquals(held);
                held = now;
                return news;
            }
        }

        private Task EndAsync(AccessChange how)
        {
            lock (gate)
            {
                if (over)
                    return Task.CompletedTask;
                over = true;
            }

            changed(how);
            return Task.CompletedTask;
        }
    }
}
