using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Leads.Tagging;

/// <summary>A tenant's word for a group of leads. "Probate", "probate" and "#probate" are one tag, shown as it was written first.</summary>
public sealed class Tag : ITenantOwned
{
    public const int NameLength = 40;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public required string Name { get; init; }

    /// <summary>What makes two spellings the same tag.</summary>
    public required string Key { get; init; }

    /// <summary>One space between words, no # in front; empty when nothing is left.</summary>
    public static string Tidied(string? text) => string.Join(' ', (text ?? "").TrimStart(' ', '#').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static string KeyOf(string tidied) => tidied.ToLowerInvariant();
}

/// <summary>A lead has a tag. A set, not a field: two people who tag at once do not get in each other's way, and the lead keeps its version.</summary>
public sealed class LeadTag : ITenantOwned
{
    /// <summary>More are a sign that tags are used for something else.</summary>
    public const int MostPerLead = 30;

    public long TagId { get; init; }

    public long LeadId { get; init; }

    public long TenantId { get; init; }
}

public sealed record TagIsEmpty() : Error("Write the tag first.");

public sealed record TagIsTooLong() : Error($"Keep a tag under {Tag.NameLength} characters.");

public sealed record AlreadyTagged(string Tag) : Error($"This lead has the tag “{Tag}” already.");

public sealed record IsNotTagged() : Error("This lead does not have that tag any more.");

public sealed record TooManyTags() : Error($"A lead has at most {LeadTag.MostPerLead} tags.");
