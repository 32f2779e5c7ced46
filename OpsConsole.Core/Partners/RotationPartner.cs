using OpsConsole.Core.Leads;

namespace OpsConsole.Core.Partners;

/// <summary>What the rotation knows of a lead.</summary>
/// <param name="State">Two letters, or empty when unknown.</param>
/// <param name="Zip">Five digits, or empty when unknown.</param>
/// <param name="Stars">Null as long as they are not reckoned.</param>
public sealed record RotationLead(string State, string Zip, double? Latitude, double? Longitude, int? Stars)
{
    public static RotationLead Of(Lead lead) => new(lead.State, lead.Zip, lead.Latitude, lead.Longitude, lead.Stars);
}

/// <summary>What the rotation knows of a partner.</summary>
/// <param name="MayAnswer">Whether the account behind it can sign in and answer offers.</param>
/// <param name="TakenThisWeek">Leads offered in the last seven days that it has accepted or may still accept.</param>
/// <param name="Credit">What the rotation owes it, in leads times the sum of weights; see <see cref="PartnerRotation"/>.</param>
public sealed record RotationPartner(
    long Id, long UserId, string Name, int Place, bool IsActive, bool MayAnswer, int Weight, int? WeeklyCapacity, int TakenThisWeek, Territory Territory,
    int LeastStars, long Credit);

/// <summary>A partner that did not get the lead.</summary>
public sealed record SkippedPartner(string Name, string Why);

/// <summary>Who gets a lead, and why nobody else did.</summary>
/// <param name="Partner">Null when nobody can take it.</param>
/// <param name="Credits">The credits after the choice, of those who could take it.</param>
public sealed record RotationChoice(RotationPartner? Partner, string Why, IReadOnlyList<SkippedPartner> Skipped, IReadOnlyDictionary<long, long> Credits);
