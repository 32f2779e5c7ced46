using Microsoft.AspNetCore.Identity;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Users;

/// <summary>
/// What a new password must be: long, nothing that guessing begins with, and not made of its owner's name, their address or the product's.
/// Asked wherever one is set. Composition rules only make people write it down.
/// </summary>
public sealed class PasswordRules(TenantSettings settings) : IPasswordValidator<User>
{
    /// <summary>Hashing longer ones would only cost time.</summary>
    public const int Most = 256;

    private const int LeastOfItsOwn = 6;

    private static readonly string[] product = ["opsconsole", "console", "ops"];

    /// <summary>Null when the password may be set.</summary>
    public static Error? WhyNot(string password, string email, string displayName, int least)
    {
        if (password.Length < least)
            return new PasswordIsTooShort(least);
        if (password.Length > Most)
            return new PasswordIsTooLong(Most);
        var own = Without(password, PartsOf(email).Concat(PartsOf(displayName)));
        if (own.Count(char.IsLetterOrDigit) < LeastOfItsOwn)
            return new PasswordIsAboutYou();
        var ours = Without(own, product);
        if (ours != own && (ours.Count(char.IsLetterOrDigit) < LeastOfItsOwn || CommonPasswords.Has(ours)))
            return new PasswordIsAboutUs();
        return CommonPasswords.Has(own) || CommonPasswords.Has(password) ? new PasswordIsCommon() : null;
    }

    public async Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password)
    {
        var least = await settings.GetAsync(user.TenantId, SettingCatalog.PasswordLength, CancellationToken.None);
        return WhyNot(password ?? "", user.Email ?? "", user.DisplayName, least) is { } reason ? IdentityResult.Failed(new RefusedBy(reason)) : IdentityResult.Success;
    }

    /// <summary>What is left of "Maria.Keller-2026" once "maria" and "keller" are taken out: ".-2026".</summary>
    private static string Without(string password, IEnumerable<string> parts)
    {
        var rest = password;
        foreach (var part in parts.OrderByDescending(part => part.Length))
            rest = rest.Replace(part, "", StringComparison.OrdinalIgnoreCase);
        return rest;
    }

    private static IEnumerable<string> PartsOf(string text) =>
        text.Split([' ', '.', '@', '-', '_', '+', '\''], StringSplitOptions.RemoveEmptyEntries).Where(part => part.Length >= 3);
}

/// <summary>Carries one of our errors through Identity's result.</summary>
internal sealed class RefusedBy : IdentityError
{
    public RefusedBy(Error reason) => (Reason, Code, Description) = (reason, nameof(RefusedBy), reason.Message);

    public Error Reason { get; }
}
