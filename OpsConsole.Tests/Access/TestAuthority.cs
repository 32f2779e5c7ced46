using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace OpsConsole.Tests.Access;

/// <summary>
/// An authority in the shape of Entra's on a loopback port: it checks what a real one checks (client, secret, redirect address, single use
/// of codes, the PKCE verifier) and vouches for <see cref="Claims"/> without asking anybody.
/// </summary>
internal sealed class TestAuthority : IAsyncDisposable
{
    public const string ClientId = "opsconsole-test";
    public const string ClientSecret = "a secret of the test";

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, (string Challenge, string RedirectUri, string Nonce)> codes = new();

    private TestAuthority(WebApplication app) => this.app = app;

    public string Address => app.Urls.First();

    /// <summary>What the id token says of the person, beside who asked and when.</summary>
    public Dictionary<string, object> Claims { get; } = new() { ["sub"] = "subject-of-rosa", ["name"] = "Rosa Lindt", ["email"] = "rosa@keller.test", ["roles"] = new[] { "Ops.Manager" } };

    public Dictionary<string, object> UserInfo { get; } = [];

    /// <summary>Set to answer a sign-in with an error instead of a code.</summary>
    public string? Refusal { get; set; }

    /// <summary>Changes the finished claims, to make a token that is wrong.</summary>
    public Action<Dictionary<string, object>> Spoil { get; set; } = _ => { };

    public string? LastCode { get; private set; }

    public int TokensGiven { get; private set; }

    public static async Task<TestAuthority> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var authority = new TestAuthority(builder.Build());
        authority.app.MapGet("/oauth2/v2.0/authorize", authority.Authorize);
        authority.app.MapPost("/oauth2/v2.0/token", (Delegate)authority.TokenAsync);
        authority.app.MapGet("/userinfo", authority.About);
        await authority.app.StartAsync();
        return authority;
    }

    /// <summary>The console's configuration for this authority.</summary>
    public string[] Settings =>
    [
        $"Entra:Authority={Address}", $"Entra:ClientId={ClientId}", $"Entra:ClientSecret={ClientSecret}", "Entra:Tenant=Keller Homes",
        $"Entra:UserInfo={Address}/userinfo", "Entra:Roles:Ops.Manager=Manager", "Entra:Roles:Ops.Finance=Finance",
    ];

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IResult Authorize(HttpContext context)
    {
        var query = context.Request.Query;
        var (redirect, state) = (query["redirect_uri"].ToString(), query["state"].ToString());
        if (query["client_id"] != ClientId || query["response_type"] != "code" || query["code_challenge_method"] != "S256" || !query["scope"].ToString().Contains("openid"))
            return Results.BadRequest();
        if (Refusal is not null)
            return Results.Redirect(QueryHelpers.AddQueryString(redirect, new Dictionary<string, string?> { ["error"] = Refusal, ["state"] = state }));
        LastCode = Guid.NewGuid().ToString("N");
        codes[LastCode] = (query["code_challenge"]!, redirect, query["nonce"]!);
        return Results.Redirect(QueryHelpers.AddQueryString(redirect, new Dictionary<string, string?> { ["code"] = LastCode, ["state"] = state }));
    }

    private async Task<IResult> TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var verifier = SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()));
        if (form["client_id"] != ClientId || form["client_secret"] != ClientSecret || form["grant_type"] != "authorization_code"
            || !codes.TryRemove(form["code"].ToString(), out var code)
            || code.RedirectUri != form["redirect_uri"] || code.Challenge != Base64Url.EncodeToString(verifier))
            return Results.BadRequest(new { error = "invalid_grant" });
        TokensGiven++;
        var now = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        var claims = new Dictionary<string, object>(Claims)
        {
            ["iss"] = $"{Address}/v2.0",
            ["aud"] = ClientId,
            ["nonce"] = code.Nonce,
            ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
            ["nbf"] = now.ToUnixTimeSeconds(),
        };
        Spoil(claims);
        var token = $"{Base64Url.EncodeToString("{\"alg\":\"RS256\"}"u8)}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims))}.unchecked";
        return Results.Json(new { access_token = "access", token_type = "Bearer", id_token = token });
    }

    private IResult About(HttpContext context) =>
        context.Request.Headers.Authorization == "Bearer access" ? Results.Json(UserInfo) : Results.Unauthorized();
}
