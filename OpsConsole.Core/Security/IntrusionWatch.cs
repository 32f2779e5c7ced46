using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Security.Places;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Sessions;

namespace OpsConsole.Core.Security;

/// <summary>
/// Looks at what was just tried, tells those who look after security when it is too much, and shuts the address out where the settings
/// say so. Counts rows by an index, so it is the same on every node and after a restart.
/// </summary>
public sealed partial class IntrusionWatch(OpsDbs dbs, TenantSettings settings, AddressPlaces places, AccountPost post, TimeProvider clock)
{
    private const int Attempts = 5;

    /// <param name="attempt">Saved before.</param>
    /// <param name="name">The account's, when there is one.</param>
    /// <returns>False when a sign-in that succeeded is not to go on: the account was locked for it.</returns>
    public async Task<bool> LookAsync(SignInAttempt attempt, string? name, CancellationToken ct)
    {
        if (attempt is { Outcome: SignInOutcome.Succeeded, UserId: { } own, From: { } here })
            return await LookAtTravelAsync(attempt, own, here, name ?? attempt.Email, ct);
        // What is refused without a look has been answered already.
        if (attempt.Outcome is SignInOutcome.Succeeded or SignInOutcome.Blocked or SignInOutcome.CodeAsked)
            return true;
        if (attempt.From is { } from)
            await LookAtAddressAsync(from, ct);
        if (attempt.UserId is { } userId)
            await LookAtAccountAsync(attempt.TenantId, userId, name ?? attempt.Email, ct);
        return true;
    }

    /// <summary>One sign-in asked for more within a minute than its tenant lets pass.</summary>
    public Task OfUseAsync(long tenantId, long userId, string name, int requests, string? did, CancellationToken ct) =>
        RaiseAsync(tenantId, IntrusionRule.Use, name, userId, requests, did, shutFor: null, ct);

    /// <param name="about">Where the chain breaks.</param>
    /// <param name="what">What is wrong there, as a sentence.</param>
    public Task OfActivityAsync(long tenantId, string about, string what, CancellationToken ct) =>
        RaiseAsync(tenantId, IntrusionRule.Activity, about, null, 1, what.Length > SecurityAlert.DidLength ? what[..SecurityAlert.DidLength] : what, shutFor: null, ct);

    private async Task LookAtAddressAsync(string from, CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        var operatorId = await db.OperatorTenantIdAsync(ct);
        var most = await settings.GetAsync(operatorId, SecuritySettings.AddressAttempts, ct);
        if (most == 0)
            return;
        var since = clock.GetUtcNow().UtcDateTime.AddMinutes(-await settings.GetAsync(operatorId, SecuritySettings.AddressMinutes, ct));
        var released = await db.AddressBlocks.IgnoreQueryFilters([OpsDb.TenantFilter]).Where(row => row.TenantId == operatorId && row.Address == from).Select(row => row.ReleasedAtUtc).FirstOrDefaultAsync(ct);
        since = released > since ? released.Value : since;
        var count = await db.SignInAttempts.IgnoreQueryFilters([OpsDb.TenantFilter])
            .CountAsync(row => row.From == from && row.AtUtc > since && row.Outcome != SignInOutcome.Succeeded && row.Outcome != SignInOutcome.Blocked && row.Outcome != SignInOutcome.CodeAsked, ct);
        if (count < most)
            return;
        var minutes = await settings.GetAsync(operatorId, SecuritySettings.BlockMinutes, ct);
        var shuts = minutes > 0 && !await settings.IsSparedAsync(operatorId, from, ct);
        await RaiseAsync(operatorId, IntrusionRule.Address, from, null, count, shuts ? $"Nobody signs in from there for {minutes} minutes." : null, shuts ? TimeSpan.FromMinutes(minutes) : null, ct);
    }

    private async Task LookAtAccountAsync(long tenantId, long userId, string name, CancellationToken ct)
    {
        var most = await settings.GetAsync(tenantId, SecuritySettings.AccountAttempts, ct);
        if (most == 0)
            return;
        var since = clock.GetUtcNow().UtcDateTime.AddMinutes(-await settings.GetAsync(tenantId, SecuritySettings.AccountMinutes, ct));
        int count;
        await using (var db = dbs.Open(tenantId))
            count = await db.SignInAttempts.CountAsync(row => row.UserId == userId && row.AtUtc > since && row.Outcome != SignInOutcome.Succeeded && row.Outcome != SignInOutcome.Blocked && row.Outcome != SignInOutcome.CodeAsked, ct);
        if (count >= most)
            await RaiseAsync(tenantId, IntrusionRule.Account, name, userId, count, null, shutFor: null, ct);
    }

    private async Task RaiseAsync(long tenantId, IntrusionRule rule, string about, long? userId, int count, string? did, TimeSpan? shutFor, CancellationToken ct)
    {
        about = about.Length > SecurityAlert.AboutLength ? about[..SecurityAlert.AboutLength] : about;
        // Another node may raise the same at this moment; the unique index lets one through, and the other counts on.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await RaiseOnceAsync(tenantId, rule, about, userId, count, did, shutFor, ct);
                return;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
            }
        }
    }

    private async Task RaiseOnceAsync(long tenantId, IntrusionRule rule, string about, long? userId, int count, string? did, TimeSpan? shutFor, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var by = Actor.System(tenantId, "Security");
        await using var db = dbs.Open(tenantId);
        var alert = await db.SecurityAlerts.FirstOrDefaultAsync(row => row.Rule == rule && row.About == about && row.ClosedAtUtc == null, ct);
        if (alert is null)
        {
            db.SecurityAlerts.Add(alert = new SecurityAlert { Rule = rule, About = about, UserId = userId, RaisedAtUtc = now });
            alert.Saw(count, did, now);
            db.Record(by, "security-alert.raised", alert, new { Rule = rule, About = about, Count = count, Did = did });
        }
        else
        {
            alert.Saw(count, did, now);
            db.Signal(Live.Topic.Room(tenantId, SecurityAlert.Subject), alert.Id);
        }

        if (shutFor is { } term)
            await ShutAsync(db, about, term, by, now, ct);
        await db.SaveChangesAsync(ct);
    }

    private static async Task ShutAsync(OpsDb db, string address, TimeSpan term, Actor by, DateTime now, CancellationToken ct)
    {
        var block = await db.AddressBlocks.FirstOrDefaultAsync(row => row.Address == address, ct);
        if (block?.IsShutAt(now) == true)
            return;
        if (block is null)
            db.AddressBlocks.Add(block = new AddressBlock { Address = address });
        block.Shut(now, term);
        db.Record(by, "address-block.shut", block, new { Address = address, Minutes = (int)term.TotalMinutes });
    }
}
