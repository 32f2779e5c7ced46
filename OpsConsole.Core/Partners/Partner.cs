using OpsConsole.Core.Activity;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Partners;

/// <summary>A joint-venture partner who is offered leads that ran out unsold: somebody with an account, and the rules of their turn.</summary>
public sealed class Partner : ITenantOwned, IVersioned, IActivitySubject
{
    public const string Subject = "partner";
    public const int NameLength = 120;
    public const int MostWeight = 100;
    public const int MostPerWeek = 10_000;
    public const int MostMiles = 500;
    public const int StatesLength = 200;
    public const int ZipsLength = 4_000;
    public const int CenterLength = 60;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public long Version { get; private set; }

    public long UserId { get; init; }

    public required string Name { get; set; }

    /// <summary>In the list, from 1; the order of turns among equals.</summary>
    public int Place { get; set; }

    /// <summary>False while paused: no new offers; those that stand may still be answered.</summary>
    public bool IsActive { get; private set; } = true;

    /// <summary>1 to <see cref="MostWeight"/>: twice the weight, twice the leads.</summary>
    public int Weight { get; private set; } = 1;

    /// <summary>Leads in any seven days at most; null without a limit.</summary>
    public int? WeeklyCapacity { get; private set; }

    /// <summary>Two-letter codes with commas between; empty for no bound.</summary>
    public string States { get; private set; } = "";

    /// <summary>Five-digit codes with commas between; empty for no bound.</summary>
    public string Zips { get; private set; } = "";

    public string? CenterName { get; private set; }

    public double? CenterLatitude { get; private set; }

    public double? CenterLongitude { get; private set; }

    public int? RadiusMiles { get; private set; }

    /// <summary>With fewer stars a lead is not for this partner; 0 for any lead.</summary>
    public int LeastStars { get; private set; }

    string IActivitySubject.SubjectKind => Subject;

    public Territory Territory => new(
        Parts(States), Parts(Zips),
        RadiusMiles is { } miles && CenterLatitude is { } latitude && CenterLongitude is { } longitude ? new Circle(CenterName ?? "its centre", latitude, longitude, miles) : null);

    /// <summary>Takes over rules that were tidied and checked.</summary>
    internal void Take(PartnerInput tidied)
    {
        (Name, Weight, WeeklyCapacity, LeastStars) = (tidied.Name!, tidied.Weight, tidied.WeeklyCapacity, tidied.LeastStars);
        (States, Zips) = (tidied.States ?? "", tidied.Zips ?? "");
        (CenterName, CenterLatitude, CenterLongitude, RadiusMiles) = (tidied.CenterName, tidied.CenterLatitude, tidied.CenterLongitude, tidied.RadiusMiles);
    }

    public Error? Pause() => Switch(to: false);

    public Error? Resume() => Switch(to: true);

    private PartnerIsAlreadySo? Switch(bool to)
    {
        if (IsActive == to)
            return new PartnerIsAlreadySo(Name, to);
        IsActive = to;
        return null;
    }

    private static HashSet<string> Parts(string list) => [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}

/// <summary>A partner as the actor saw it.</summary>
public readonly record struct PartnerRef(long Id, long Version);

/// <summary>
/// Where the rotation stands for a partner. Beside the partner's own row, so that a lead handed out does not disturb somebody who edits the
/// partner; its version makes two nodes that choose at once see each other.
/// </summary>
public sealed class PartnerTurn : ITenantOwned, IVersioned
{
    public long PartnerId { get; init; }

    public long TenantId { get; init; }

    public long Version { get; private set; }

    public long Credit { get; set; }

    /// <summary>Offers made so far. Counts up with each, also where the credit stays the same.</summary>
    public long Offers { get; set; }
}
