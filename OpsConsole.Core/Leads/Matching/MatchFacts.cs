using OpsConsole.Core.Leads.Addresses;
using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Core.Leads.Matching;

/// <summary>What two leads are compared by, taken apart once: whose it is and where it lies. Nothing of it needs to be known.</summary>
public sealed record MatchFacts
{
    // "2450 Broadway between 90th and 91st": what follows describes, and is no part of the name.
    private static readonly string[] remarks = ["BETWEEN", "BTWN", "NEAR", "OPPOSITE", "OFF"];

    /// <summary>The lead's <see cref="Lead.DoorKey"/>.</summary>
    public required string Door { get; init; }

    /// <summary>E.164.</summary>
    public string? Phone { get; private init; }

    public string? Email { get; private init; }

    public string? Name { get; private init; }

    /// <summary>The words of the name that tell people apart, in capitals, without repetition.</summary>
    public required IReadOnlyList<string> NameWords { get; init; }

    /// <summary>As somebody typed it.</summary>
    public required string Street { get; init; }

    public required string HouseNumber { get; init; }

    /// <summary>The name of the street alone, in the one spelling that streets are compared by.</summary>
    public required string StreetName { get; init; }

    public required string StreetType { get; init; }

    /// <summary>The directions before and behind the name: "N", "", "N SW".</summary>
    public required string Directions { get; init; }

    public required string Unit { get; init; }

    public required string City { get; init; }

    public required string State { get; init; }

    public required string Zip { get; init; }

    public static MatchFacts Of(Lead lead) => Of(lead.Street, lead.City, lead.State, lead.Zip, lead.OwnerName, lead.OwnerPhone, lead.OwnerEmail);

    public static MatchFacts Of(LeadInput input) => Of(input.Street, input.City, input.State, input.Zip, input.OwnerName, input.OwnerPhone, input.OwnerEmail);

    public static MatchFacts Of(string? street, string? city, string? state, string? zip, string? name, string? phone, string? email)
    {
        var (zipCode, cityName, stateCode) = (ZipCode.Read(zip), CityName.Canonical(city), UsStates.CodeOf(state) ?? "");
        var words = RepeatedPlace.Without(AddressText.Words(street), cityName, stateCode, zipCode);
        var remark = words.ToList().FindIndex(word => remarks.Contains(word));
        var line = StreetLine.Read(remark > 1 ? [.. words.Take(remark)] : words);
        return new()
        {
            Door = StreetKey.Door(line, stateCode),
            Phone = UsPhone.Read(phone),
            Email = string.IsNullOrWhiteSpace(email) ? null : email.Trim().ToLowerInvariant(),
            Name = string.IsNullOrWhiteSpace(name) ? null : name.Trim(),
            NameWords = PersonName.Words(name),
            Street = (street ?? "").Trim(),
            HouseNumber = line.Number,
            StreetName = StreetKey.NameOf(line.Street),
            StreetType = line.Street.Type,
            Directions = $"{line.Street.Before} {line.Street.Behind}".Trim(),
            Unit = line.Units.Key,
            City = cityName,
            State = stateCode,
            Zip = zipCode?.Five ?? "",
        };
    }
}
