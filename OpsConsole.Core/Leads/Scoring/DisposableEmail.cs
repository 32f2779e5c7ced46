using System.Collections.Frozen;

namespace OpsConsole.Core.Leads.Scoring;

/// <summary>Well-known services whose addresses anybody can read and that live for minutes. A short list of our own; it catches haste, not skill.</summary>
internal static class DisposableEmail
{
    private static readonly FrozenSet<string> domains = new[]
    {
        "10minutemail.com", "discard.email", "dispostable.com", "fakeinbox.com", "getnada.com", "guerrillamail.com", "maildrop.cc", "mailinator.com",
        "mailnesia.com", "mintemail.com", "mohmal.com", "sharklasers.com", "temp-mail.org", "tempail.com", "tempmail.net", "throwawaymail.com", "trashmail.com",
        "yopmail.com",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The service an address is of; null for any other address.</summary>
    public static string? DomainOf(string? email)
    {
        for (var from = email?.LastIndexOf('@') ?? -1; from >= 0; from = email!.IndexOf('.', from + 1))
        {
            var domain = email![(from + 1)..];
            if (domains.TryGetValue(domain, out var known))
                return known;
        }

        return null;
    }
}
