using Microsoft.AspNetCore.Mvc;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Users;
using OpsConsole.Web.Shell;

namespace OpsConsole.Web.Access;

/// <summary><c>POST /password-check</c>: whether a password would do, while it is typed. Knows nobody and keeps nothing; <see cref="PasswordRules"/> decides here as when it is set.</summary>
internal static class PasswordCheck
{
    private const int MostBytes = 4_096;

    /// <param name="Least">What the page asks for; only a hint, so it may be anything.</param>
    internal sealed record Typed(string? Password, string? Email, string? Name, int Least);

    /// <summary>Null when it would do.</summary>
    internal sealed record Verdict(string? WhyNot);

    public static void MapPasswordCheck(this WebApplication app) =>
        app.MapPost(AppPaths.PasswordCheck, (Typed? typed) => Of(typed ?? new(null, null, null, 0))).WithMetadata(new RequestSizeLimitAttribute(MostBytes)).AllowAnonymous();

    private static Verdict Of(Typed typed)
    {
        var least = Math.Clamp(typed.Least, SettingCatalog.PasswordLength.Least, SettingCatalog.PasswordLength.Most);
        return new(PasswordRules.WhyNot(typed.Password ?? "", typed.Email ?? "", typed.Name ?? "", least)?.Message);
    }
}
