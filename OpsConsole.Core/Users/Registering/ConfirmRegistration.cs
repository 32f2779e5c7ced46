using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Notifications.Consents;
using OpsConsole.Core.Users.Onboarding;
using OpsConsole.Core.Users.Terms;

namespace OpsConsole.Core.Users.Registering;

/// <summary>The link of the letter, and what its owner chose.</summary>
public sealed record RegistrationConfirmation(long Id, string Token, string Name, string Password);

/// <param name="Waits">Whether somebody has to decide before there is anything to do.</param>
public sealed record ConfirmedRegistration(long UserId, bool Waits);

/// <summary>The address has answered: an account is made, once, with its password, its yes to the terms and, unless somebody has to decide, its role.</summary>
public sealed class ConfirmRegistration(Accounts accounts, RegistrationByLinkQuery registrations, LegalBook legal, TimeProvider clock)
{
    public async Task<Result<ConfirmedRegistration>> RunAsync(RegistrationConfirmation input, string? from, CancellationToken ct)
    {
        if (await registrations.LoadAsync(input.Id, input.Token, ct) is not { } link)
            return new RegistrationLinkIsOver();
        var name = input.Name.Trim();
        if (NewUser.ProblemsOf(link.Email, name) is { Count: > 0 } problems)
            return new InvalidInput(problems);
        await using var scope = accounts.Open(link.TenantId);
        var now = clock.GetUtcNow().UtcDateTime;
        var user = new User
        {
            TenantId = link.TenantId,
            UserName = link.Email,
            Email = link.Email,
            EmailConfirmed = true,
            DisplayName = name,
            LockoutEnabled = true,
            CreatedAtUtc = now,
        };
        Error? refusal = null;
        try
        {
            await scope.Db.InTransactionAsync(async () =>
            {
                if ((refusal = (await scope.Users.CreateAsync(user, input.Password)).ErrorOf(user)) is null)
                    await OpenAsync(scope.Db, user, link, now, from, ct);
            }, ct);
        }
        catch (Exception failure) when (failure is DbUpdateException or ConfirmedMeanwhile)
        {
            // Another tab, or a second click: the row, or the unique address, let only one through.
            return new RegistrationLinkIsOver();
        }

        return refusal is EmailIsTaken ? new RegistrationLinkIsOver() : refusal is not null ? refusal : new ConfirmedRegistration(user.Id, link.Rule == RegistrationRule.Approved);
    }

    private async Task OpenAsync(OpsDb db, User user, RegistrationLink link, DateTime now, string? from, CancellationToken ct)
    {
        var waits = link.Rule == RegistrationRule.Approved;
        var claimed = await db.Registrations.Where(row => row.Id == link.Id && row.State == RegistrationState.Unconfirmed).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.State, waits ? RegistrationState.Waiting : RegistrationState.Approved)
            .SetProperty(row => row.UserId, user.Id).SetProperty(row => row.ConfirmedAtUtc, now).SetProperty(row => row.Name, user.DisplayName)
            .SetProperty(row => row.LinkHash, (string?)null).SetProperty(row => row.EarlierLinkHash, (string?)null), ct);
        if (claimed == 0)
            throw new ConfirmedMeanwhile();
        if (!waits)
            await db.GiveRoleAsync(user, RegistrationRules.RoleOf(link.Kind), ct);
        legal.Accept(db, user.Id, now, from);
        await db.JoinAddressChoicesAsync(user, ct);
        db.UserOnboardings.Add(new UserOnboarding { UserId = user.Id, StartedAtUtc = now });
        var row = await db.Registrations.FirstAsync(present => present.Id == link.Id, ct);
        db.Record(user.Proven, "user.registered", user, new { link.Kind, From = from });
        if (waits)
            db.Record(user.Proven, "registration.confirmed", row, new { link.Kind });
        await db.SaveChangesAsync(ct);
    }

    private sealed class ConfirmedMeanwhile() : Exception("The registration was confirmed at the same moment.");
}
