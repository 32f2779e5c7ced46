using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace OpsConsole.Web.Access;

/// <summary>Somebody who gave the right password and is not in yet.</summary>
/// <param name="Stamp">Of the account as it was then.</param>
/// <param name="How">What proved them, when nothing is missing but their yes to new terms.</param>
public sealed record HalfSignIn(long UserId, string Stamp, bool Remember, string? How = null)
{
    public bool IsProved => How is not null;
}

/// <summary>Keeps it in the browser between two pages, sealed and for ten minutes. It opens nothing by itself.</summary>
public sealed class HalfSignIns(IDataProtectionProvider protection)
{
    private const string Cookie = "opsconsole-half";
    private const string Path = "/sign-in";

    private static readonly TimeSpan length = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("OpsConsole.Access.HalfSignIn").ToTimeLimitedDataProtector();

    public void Keep(HttpContext context, HalfSignIn half) =>
        context.Response.Cookies.Append(Cookie, protector.Protect(JsonSerializer.Serialize(half), length), Options(context));

    /// <summary>Null when there is none, or it is too old.</summary>
    public HalfSignIn? Find(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[Cookie] is { Length: > 0 } text ? JsonSerializer.Deserialize<HalfSignIn>(protector.Unprotect(text)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Forget(HttpContext context) => context.Response.Cookies.Delete(Cookie, Options(context));

    private static CookieOptions Options(HttpContext context) =>
        new() { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = Path, IsEssential = true };
}
