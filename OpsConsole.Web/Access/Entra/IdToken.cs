using System.Buffers.Text;
using System.Text.Json;

namespace OpsConsole.Web.Access.Entra;

/// <summary>
/// What the authority says about a person. Its signature is not checked, and need not be: the token comes straight from the token
/// endpoint over TLS, which OpenID Connect Core 3.1.3.7 (6) accepts in the signature's place. Never read one here that a browser brought.
/// </summary>
public sealed record IdToken(JsonElement Claims)
{
    private static readonly TimeSpan skew = TimeSpan.FromMinutes(5);

    public string? Subject => Text("sub");

    public string? Email => Text("email") ?? Text("preferred_username");

    public string? Name => Text("name");

    /// <summary>Application roles: a list, or one word.</summary>
    public IReadOnlyList<string> Roles => Many("roles");

    /// <returns>Null when the text is not a token: three parts, the middle one JSON in base64url.</returns>
    public static IdToken? Read(string? token)
    {
        try
        {
            return token?.Split('.') is [_, var body, _] ? new IdToken(JsonDocument.Parse(Base64Url.DecodeFromChars(body)).RootElement.Clone()) : null;
        }
        catch (Exception failure) when (failure is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Null when the token is for us, from the one we asked, about this very sign-in, and now; else what is wrong with it.</summary>
    public string? WhyNot(EntraSettings settings, string? nonce, DateTimeOffset now)
    {
        if (Text("iss") != settings.Issuer)
            return "another issuer";
        if (!Many("aud").Contains(settings.ClientId) || (Many("aud").Count > 1 && Text("azp") != settings.ClientId))
            return "another audience";
        if (nonce is null || Text("nonce") != nonce)
            return "another sign-in's nonce";
        if (Instant("exp") is not { } expires || expires <= now - skew)
            return "an expiry that has passed";
        if (Instant("nbf") is { } begins && begins > now + skew)
            return "a beginning that is yet to come";
        return string.IsNullOrEmpty(Subject) ? "no subject" : null;
    }

    private string? Text(string name) =>
        Claims.ValueKind == JsonValueKind.Object && Claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private List<string> Many(string name) =>
        Claims.ValueKind == JsonValueKind.Object && Claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : Text(name) is { } one ? [one] : [];

    private DateTimeOffset? Instant(string name) =>
        Claims.ValueKind == JsonValueKind.Object && Claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var seconds) && seconds is >= 0 and < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
