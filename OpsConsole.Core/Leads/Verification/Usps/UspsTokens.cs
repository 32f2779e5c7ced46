using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using OpsConsole.Core.Integrations;

namespace OpsConsole.Core.Leads.Verification.Usps;

/// <summary>
/// The access tokens of this node, one for each tenant and way, until a minute before they end. Fetched with the client's credentials:
/// <c>{"access_token":"…","token_type":"Bearer","expires_in":28799}</c>. Never written down.
/// </summary>
public sealed class UspsTokens(OutsideCalls calls, OutsidePace pace)
{
    public static readonly OutsideOperation Token = new("token", "Sign in", CostMicros: 0);

    private readonly ConcurrentDictionary<(long TenantId, OutsideAccess Access), (string Token, DateTimeOffset Until)> tokens = new();

    public async Task<Result<string>> OfAsync(OutsideAccess access, OutsideReason reason, CancellationToken ct)
    {
        if (tokens.TryGetValue((reason.By.TenantId, access), out var held) && held.Until > pace.Clock.GetUtcNow())
            return held.Token;
        var answer = await calls.AskAsync(new OutsideQuestion(OutsideSystems.UspsAddresses, Token, null, TimeSpan.Zero, reason), (now, _) => Task.FromResult<Result<Func<HttpRequestMessage>>>((Func<HttpRequestMessage>)(() => Request(now))), Read, ct);
        if (answer.Error is { } error)
            return error;
        var (token, seconds) = answer.Value.Value;
        tokens[(reason.By.TenantId, access)] = (token, pace.Clock.GetUtcNow().AddSeconds(Math.Max(1, seconds - 60)));
        return token;
    }

    public void Forget(long tenantId)
    {
        foreach (var key in tokens.Keys.Where(key => key.TenantId == tenantId))
            tokens.TryRemove(key, out _);
    }

    private static HttpRequestMessage Request(OutsideAccess access) => new(HttpMethod.Post, new Uri(access.Home, "oauth2/v3/token"))
    {
        Content = JsonContent.Create(new Dictionary<string, string>
        {
            ["client_id"] = access.Credentials.User,
            ["client_secret"] = access.Credentials.Secret,
            ["grant_type"] = "client_credentials",
            ["scope"] = "addresses",
        }),
    };

    private static Result<(string Token, int Seconds)> Read(OutsideReply reply)
    {
        if (!reply.IsAnswer)
            return reply.Status is 400 or 401 or 403 ? new SystemRefusesUs(OutsideSystems.UspsAddresses, UspsAnswers.Problem(reply.Body)) : new SystemSaysNo(OutsideSystems.UspsAddresses, UspsAnswers.Problem(reply.Body));
        using var json = JsonDocument.Parse(reply.Body);
        var root = json.RootElement;
        var seconds = root.TryGetProperty("expires_in", out var end) ? end.ValueKind == JsonValueKind.Number ? end.GetInt32() : int.TryParse(end.GetString(), out var read) ? read : 60 : 60;
        return (root.GetProperty("access_token").GetString() ?? throw new JsonException("There is no token."), seconds);
    }
}
