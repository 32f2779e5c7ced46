using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Users.Roles;

namespace OpsConsole.Core.Users;

/// <summary>An account to be made. Without a password its owner sets one through “forgot password”.</summary>
public sealed record NewUser(string Email, string DisplayName, IReadOnlyCollection<string> Roles)
{
    public const int EmailLength = 256;

    public bool IsDemo { get; init; }

    internal static List<FieldProblem> ProblemsOf(string email, string name)
    {
        List<FieldProblem> problems = [];
        if (email.Length > EmailLength || !MailAddress.TryCreate(email, out var address) || address.Address != email)
            problems.Add(new(nameof(Email), "Enter an e-mail address, such as maria@example.com."));
        if (name.Trim().Length is 0 or > User.DisplayNameLength)
            problems.Add(new(nameof(DisplayName), $"Enter a name of at most {User.DisplayNameLength} characters."));
        return problems;
    }
}

/// <summary>Makes an account in the actor's tenant.</summary>
public sealed class CreateUser(Accounts accounts, DemoAccounts demo, TimeProvider clock)
{
    /// <param name="password">Null when the owner is to set one.</param>
    /// <returns>The new user's id.</returns>
    public async Task<Result<long>> RunAsync(NewUser input, string? password, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(UserPermissions.Manage) is { } refusal)
            return refusal;
        if (input.IsDemo && !demo.AreAllowed)
            return new DemoAccountsAreOff();
        var email = input.Email.Trim();
        if (NewUser.ProblemsOf(email, input.DisplayName) is { Count: > 0 } problems)
            return new InvalidInput(problems);

        await using var scope = accounts.Open(actor.TenantId);
        var roles = await scope.Db.Roles.Where(role => input.Roles.Contains(role.Name)).ToListAsync(ct);
        if (input.Roles.FirstOrDefault(name => roles.All(role => role.Name != name)) is { } unknown)
            return new RoleIsUnknown(unknown);
        var user = new User
        {
            TenantId = actor.TenantId,
            UserName = email,
            Email = email,
            DisplayName = input.DisplayName.Trim(),
            IsDemo = input.IsDemo,
            LockoutEnabled = true,
            CreatedAtUtc = clock.GetUtcNow().UtcDateTime,
        };
        try
        {
            return await SaveAsync(scope, user, password, roles, actor, ct) is { } problem ? problem : user.Id;
        }
        catch (DbUpdateException) when (user.Id == 0)
        {
            // Somebody may have taken the address between the look and the save; the unique index decides.
            await using var again = accounts.Open();
            if (await again.Users.FindByEmailAsync(email) is null)
                throw;
            return new EmailIsTaken(email);
        }
        catch (DbUpdateException)
        {
            await using var again = accounts.Open(actor.TenantId);
            return await again.Db.RoleThatIsGoneAsync(roles, ct) is { } gone ? gone : new AccountChangedMeanwhile();
        }
    }

    private static async Task<Error?> SaveAsync(AccountScope scope, User user, string? password, List<Role> roles, Actor actor, CancellationToken ct)
    {
        Error? problem = null;
        await scope.Db.InTransactionAsync(async () =>
        {
            var made = password is null ? await scope.Users.CreateAsync(user) : await scope.Users.CreateAsync(user, password);
            if ((problem = made.ErrorOf(user)) is not null)
                return;
            scope.Db.RoleMemberships.AddRange(roles.Select(role => new RoleMembership { UserId = user.Id, RoleId = role.Id }));
            scope.Db.Record(actor, "user.created", user, new { Roles = roles.Select(role => role.Name), user.IsDemo });
            await scope.Db.SaveChangesAsync(ct);
        }, ct);
        return problem;
    }
}
