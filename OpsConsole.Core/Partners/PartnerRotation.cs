using System.Globalization;

namespace OpsConsole.Core.Partners;

/// <summary>
/// Whose turn it is. A pure function: the job, a manager's click and the preview all ask it. Each partner who could take a lead is owed its
/// weight's share of it; of those who are owed something, the one whose next lead is due first gets it (earliest deadline first, which keeps
/// everybody within one lead of the ideal share), and among equals the first in the list.
/// </summary>
public static class PartnerRotation
{
    /// <param name="asked">Partners who were offered this lead before.</param>
    public static RotationChoice Choose(RotationLead lead, IReadOnlyCollection<RotationPartner> partners, IReadOnlySet<long> asked)
    {
        var inOrder = partners.OrderBy(partner => partner.Place).ThenBy(partner => partner.Id).ToList();
        var skipped = inOrder.Select(partner => (Partner: partner, Why: WhyNot(lead, partner, asked))).ToList();
        var able = skipped.Where(one => one.Why is null).Select(one => one.Partner).ToList();
        if (able.Count == 0)
            return new(null, partners.Count == 0 ? "No partner is set up." : "No partner can take it.", [.. skipped.Select(one => new SkippedPartner(one.Partner.Name, one.Why!))], new Dictionary<long, long>());

        long total = able.Sum(partner => (long)partner.Weight);
        var next = Next(able, total);
        var credits = able.ToDictionary(partner => partner.Id, partner => partner.Credit + partner.Weight - (partner.Id == next.Id ? total : 0));
        return new(next, WhyChosen(next, able, total),
        [
            .. skipped.Where(one => one.Partner.Id != next.Id)
                .Select(one => new SkippedPartner(one.Partner.Name, one.Why ?? $"its turn comes later, by order and weight ({Share(one.Partner, total)})")),
        ], credits);
    }

    private static RotationPartner Next(List<RotationPartner> able, long total)
    {
        var owed = able.Where(partner => partner.Credit + partner.Weight > 0).ToList();
        // Who could take a lead changes with its place: then it may be that all who can are ahead of their share.
        return owed.Count > 0 ? owed.MinBy(partner => DueIn(partner, total))! : able.MaxBy(partner => partner.Credit + partner.Weight)!;
    }

    /// <summary>After how many more leads the partner would be a whole lead behind its share.</summary>
    private static long DueIn(RotationPartner partner, long total)
    {
        var behind = total - (partner.Credit + partner.Weight);
        return behind <= 0 ? 0 : (behind + partner.Weight - 1) / partner.Weight;
    }

    private static string? WhyNot(RotationLead lead, RotationPartner partner, IReadOnlySet<long> asked)
    {
        if (!partner.IsActive)
            return "is paused";
        if (!partner.MayAnswer)
            return "its account cannot answer offers";
        if (asked.Contains(partner.Id))
            return "was offered this lead before";
        if (partner.WeeklyCapacity is { } most && partner.TakenThisWeek >= most)
            return string.Create(CultureInfo.InvariantCulture, $"has its {most} of this week");
        if ((lead.Stars ?? 0) < partner.LeastStars)
            return string.Create(CultureInfo.InvariantCulture, $"takes leads from {Stars(partner.LeastStars)}, this one has {lead.Stars?.ToString(CultureInfo.InvariantCulture) ?? "none yet"}");
        return partner.Territory.WhyNot(lead);
    }

    private static string WhyChosen(RotationPartner next, List<RotationPartner> able, long total) =>
        able.Count == 1 ? $"{next.Name} is the only partner who can take it." : $"{next.Name} is next by order and weight ({Share(next, total)}); {able.Count} could take it.";

    private static string Stars(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "star" : "stars")}");

    private static string Share(RotationPartner partner, long total) => string.Create(CultureInfo.InvariantCulture, $"{partner.Weight} of {total}");
}
