using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Users.Registering;

/// <summary>What somebody says of themselves before they have an account.</summary>
public sealed record NewRegistration(RegistrationKind Kind, string Email, string Name, bool AcceptsTerms);

/// <summary>
/// A stranger asks for an account with the firm that runs the installation. The answer is the same whether the address is known or not; its
/// owner gets a letter either way, one in the tenant's pause.
/// </summary>
public sealed class Register(Accounts accounts, OpsDbs dbs, TenantSettings settings, AccountPost post, TimeProvider clock)
{
    public async Task<Result<RegistrationKind>> RunAsync(NewRegistration input, CancellationToken ct)
    {
        var (email, name) = (input.Email.Trim(), input.Name.Trim());
        if (ProblemsOf(input, email, name) is { Count: > 0 } problems)
            return new InvalidInput(problems);
        await using var across = accounts.Open();
        var tenantId = await across.Db.OperatorTenantIdAsync(ct);
        if (tenantId == 0 || await settings.RegistrationRuleAsync(tenantId, input.Kind, ct) == RegistrationRule.Closed)
            return new RegistrationIsClosed();
        var since = clock.GetUtcNow().UtcDateTime.AddMinutes(-await settings.GetAsync(tenantId, SettingCatalog.ResetPauseMinutes, ct));
        try
        {
            if (await across.Users.FindByEmailAsync(email) is { } known)
                await RemindAsync(across.Db, known, since, ct);
            else
                await AskAsync(input, email, name, across.Users.NormalizeEmail(email), tenantId, since, ct);
        }
        catch (DbUpdateException)
        {
            // Two tabs at once: the unique address decided, and the other one's letter is on its way.
        }

        return input.Kind;
    }

    /// <summary>Who has an account already learns that somebody tried, and how to get in.</summary>
    private async Task RemindAsync(OpsDb db, User known, DateTime since, CancellationToken ct)
    {
        if (known.IsDisabled || await db.Activity.IgnoreQueryFilters([OpsDb.TenantFilter]).AnyAsync(entry =>
                entry.TenantId == known.TenantId && entry.SubjectKind == "user" && entry.SubjectId == known.Id && entry.Action == "user.registration-tried" && entry.AtUtc > since, ct))
            return;
        db.Record(known.Unproven, "user.registration-tried", known);
        await post.QueueAsync(db, known, new AccountLetter(known.Id, AccountNews.HasAccountAlready), ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task AskAsync(NewRegistration input, string email, string name, string normalized, long tenantId, DateTime since, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var now = clock.GetUtcNow().UtcDateTime;
        var row = await db.Registrations.FirstOrDefaultAsync(present => present.NormalizedEmail == normalized, ct);
        if (row is { State: not RegistrationState.Unconfirmed } || row?.LetterAskedAtUtc > since)
            return;
        if (row is null)
            db.Registrations.Add(row = new Registration { Email = email, NormalizedEmail = normalized, Name = name, AskedAtUtc = now });
        (row.Kind, row.Name, row.LetterAskedAtUtc) = (input.Kind, name, now);
        await db.InTransactionAsync(async () =>
        {
            await db.SaveChangesAsync(ct);
            await db.QueueRegistrationLetterAsync(row, $"registration-{row.Id}-{AccountPost.EventOf(now)}", clock, ct);
            await db.SaveChangesAsync(ct);
        }, ct);
    }

    private static List<FieldProblem> ProblemsOf(NewRegistration input, string email, string name)
    {
        var problems = NewUser.ProblemsOf(email, name);
        if (!input.AcceptsTerms)
            problems.Add(new(nameof(NewRegistration.AcceptsTerms), "An account needs your yes to the terms and the privacy policy."));
        return problems;
    }
}
