using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace OpsConsole.Core.Users;

/// <summary>Opens Identity for one use case: its user manager and the context it saves to, so that what is recorded is saved along.</summary>
public sealed class Accounts(IServiceScopeFactory scopes)
{
    /// <param name="tenantId">0 before the tenant is known: at sign-in.</param>
    public AccountScope Open(long tenantId = 0)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IdentityDb>().TenantId = tenantId;
        return new AccountScope(scope);
    }
}

public sealed class AccountScope(AsyncServiceScope scope) : IAsyncDisposable
{
    public OpsDb Db => scope.ServiceProvider.GetRequiredService<IdentityDb>().Open;

    public UserManager<User> Users => scope.ServiceProvider.GetRequiredService<UserManager<User>>();

    public IPasswordHasher<User> Hasher => scope.ServiceProvider.GetRequiredService<IPasswordHasher<User>>();

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}

internal static class AccountsSetup
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.TryAddSingleton(new DemoAccounts(AreAllowed: false));
        services.AddSingleton<Accounts>();
        services.AddScoped<IdentityDb>();
        services.AddIdentityCore<User>(options =>
        {
            options.User.RequireUniqueEmail = true;
            // Addresses are the names; CreateUser checks them.
            options.User.AllowedUserNameCharacters = "";
        }).AddUserStore<IdentityUsers>();
        services.Replace(ServiceDescriptor.Scoped<IPasswordValidator<User>, PasswordRules>());
        // OWASP's figure for PBKDF2 with HMAC-SHA512; older hashes are made anew at the next sign-in.
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
    }

    /// <summary>Our error for Identity's answer, or null when it went well.</summary>
    public static Error? ErrorOf(this IdentityResult result, User user)
    {
        if (result.Succeeded)
            return null;
        var problem = result.Errors.First();
        return problem switch
        {
            RefusedBy refused => refused.Reason,
            { Code: nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) } => new EmailIsTaken(user.Email!),
            { Code: nameof(IdentityErrorDescriber.InvalidToken) } => new ResetLinkIsOver(),
            { Code: nameof(IdentityErrorDescriber.PasswordMismatch) } => new PasswordIsWrong(),
            { Code: nameof(IdentityErrorDescriber.ConcurrencyFailure) } => new AccountChangedMeanwhile(),
            _ => throw new InvalidOperationException($"Identity refused: {problem.Code} {problem.Description}"),
        };
    }
}
