using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace OpsConsole.Web.Access;

/// <summary>
/// Browsers that need no code for a while, because their user wished so when they gave one there. The mark is sealed, is good for one account
/// in its present state only, and ends with a new password or a reset of the codes.
/// </summary>
public sealed class KnownBrowsers(IDataProtectionProvider protection)
{
    private const string Cookie = "opsconsole-browser";
    private const string Path = "/sign-in";

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("OpsConsole.Access.KnownBrowser").ToTimeLimitedDataProtector();

    public void Remember(HttpContext context, long userId, string stamp, int days) => context.Response.Cookies.Append(
        Cookie, protector.Protect(JsonSerializer.Serialize(new Mark(userId, stamp)), TimeSpan.FromDays(days)),
        new() { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = Path, IsEssential = true, MaxAge = TimeSpan.FromDays(days) });

    public bool IsKnown(HttpContext context, long userId, string stamp)
    {
        try
        {
            return context.Request.Cookies[Cookie] is { Length: > 0 } text && JsonSerializer.Deserialize<Mark>(protector.Unprotect(text)) == new Mark(userId, stamp);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private sealed record Mark(long UserId, string Stamp);
}
