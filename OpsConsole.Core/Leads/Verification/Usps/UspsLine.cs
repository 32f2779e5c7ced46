using OpsConsole.Core.Leads.Addresses;

namespace OpsConsole.Core.Leads.Verification.Usps;

/// <summary>An address as the API is asked for it, and the one form of it by which its answer is remembered.</summary>
internal sealed record UspsLine(string Query, string Key)
{
    public static UspsLine Of(AddressAsked asked)
    {
        var canonical = CanonicalAddress.From(asked.Street, asked.City, asked.State, asked.Zip);
        var parts = new (string Name, string Value)[]
        {
            ("streetAddress", canonical.Street),
            ("secondaryAddress", canonical.Unit),
            ("city", canonical.City),
            ("state", canonical.State),
            ("ZIPCode", canonical.Zip),
        };
        var query = string.Join('&', parts.Where(part => part.Value.Length > 0).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value)}"));
        // The city as well: one that does not fit the ZIP is another question.
        return new UspsLine(query, $"{canonical.Key}|{canonical.City}" is { Length: <= Integrations.ProviderAnswer.KeyLength } key ? key : canonical.Key);
    }
}
