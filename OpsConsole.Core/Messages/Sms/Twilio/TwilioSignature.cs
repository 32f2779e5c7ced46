using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OpsConsole.Core.Messages.Sms.Twilio;

/// <summary>
/// The signature of Twilio's requests (https://www.twilio.com/docs/usage/security): HMAC-SHA1 by the auth token over the address and every
/// field's name and value, in the order of the names; base64. For a body of another kind the query names its SHA-256. Twilio signs the
/// address with its port or without, so both are tried.
/// </summary>
public static class TwilioSignature
{
    public static string Of(string authToken, string url, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var signed = new StringBuilder(url);
        // A field that comes several times counts with each of its values once, in their order.
        foreach (var group in fields.GroupBy(field => field.Key, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
            foreach (var value in group.Select(field => field.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                signed.Append(group.Key).Append(value);
#pragma warning disable CA5350 // The vendor knows nothing else; of an HMAC's key SHA-1 gives nothing away.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(signed.ToString())));
#pragma warning restore CA5350
    }

    public static bool IsValid(string authToken, string url, IReadOnlyCollection<KeyValuePair<string, string>> fields, string? signature) =>
        authToken.Length > 0 && signature is { Length: > 0 and < 100 } && PortForms(url).Aggregate(false, (found, form) => Same(Of(authToken, form, fields), signature) | found);

    /// <param name="body">As it came, byte for byte.</param>
    public static bool IsValidOfBody(string authToken, string url, ReadOnlySpan<byte> body, string? signature) =>
        HashIn(url) is { } named && Same(Convert.ToHexStringLower(SHA256.HashData(body)), named.ToLowerInvariant()) && IsValid(authToken, url, [], signature);

    private static string? HashIn(string url)
    {
        const string name = "bodySHA256=";
        var query = url.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? null : url[(query + 1)..].Split('#')[0].Split('&').FirstOrDefault(part => part.StartsWith(name, StringComparison.Ordinal))?[name.Length..];
    }

    /// <summary>As it was given, with the usual port of its scheme, and without any.</summary>
    private static IEnumerable<string> PortForms(string url)
    {
        yield return url;
        var start = url.IndexOf("://", StringComparison.Ordinal);
        if (start < 0)
            yield break;
        start += 3;
        var end = url.AsSpan(start).IndexOfAny("/?#") is var at and >= 0 ? start + at : url.Length;
        var host = url.LastIndexOf('@', end - 1, end - start) is var sign and >= 0 ? sign + 1 : start;
        var colon = url.LastIndexOf(':', end - 1, end - host);
        // "[::1]" ends with its bracket, not with a port.
        if (colon >= host && int.TryParse(url.AsSpan(colon + 1, end - colon - 1), NumberStyles.None, CultureInfo.InvariantCulture, out _))
            yield return url.Remove(colon, end - colon);
        else
            yield return url.Insert(end, url.StartsWith("https", StringComparison.OrdinalIgnoreCase) ? ":443" : ":80");
    }

    private static bool Same(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
