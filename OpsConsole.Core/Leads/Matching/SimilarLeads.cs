using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Leads.Matching;

/// <summary>A lead to look for, with what it is compared by; <paramref name="Id"/> is 0 before it is saved.</summary>
internal sealed record MatchSubject(long Id, string AddressKey, MatchFacts Facts)
{
    public static MatchSubject Of(Lead lead) => new(lead.Id, lead.AddressKey, MatchFacts.Of(lead));

    public static MatchSubject Of(MatchRow row) => new(row.Id, row.AddressKey, MatchFacts.Of(row.Street, row.City, row.State, row.Zip, row.OwnerName, row.OwnerPhone, row.OwnerEmail));
}

/// <summary>The columns that a lead is compared by.</summary>
internal sealed record MatchRow(long Id, string AddressKey, string Street, string City, string State, string Zip, string? OwnerName, string? OwnerPhone, string? OwnerEmail)
{
    public static Expression<Func<Lead, MatchRow>> FromLead { get; } = lead => new MatchRow(
        lead.Id, lead.AddressKey, lead.Street, lead.City, lead.State, lead.Zip, lead.OwnerName, lead.OwnerPhone, lead.OwnerEmail);
}

/// <summary>Two leads that look alike.</summary>
internal sealed record FoundMatch(MatchSubject Lead, MatchSubject Other, MatchScore Score);

/// <summary>
/// Finds leads that look like others, one or a batch at a time. Only those are read that share a door (state, number and first letter of the
/// street), a phone, an e-mail or a name with one of the batch: four seeks in indexes, whatever the tenant's size.
/// </summary>
internal static class SimilarLeads
{
    /// <summary>So many pairs are kept of a lead when it is looked at, the likeliest.</summary>
    public const int MostPerLead = 5;

    /// <summary>What more leads than this carry says too little to look at all of them for it: an agency's own phone, a bank's name.</summary>
    private const int MostCarriers = 50;

    public static async Task<IReadOnlyList<FoundMatch>> LikeAsync(this OpsDb db, IReadOnlyList<MatchSubject> subjects, CancellationToken ct)
    {
        var ids = subjects.Select(subject => subject.Id).ToHashSet();
        var phones = await CountAsync(Values(subjects, facts => facts.Phone), values => db.Leads.Where(lead => lead.OwnerPhone != null && values.Contains(lead.OwnerPhone)).GroupBy(lead => lead.OwnerPhone!), ct);
        var emails = await CountAsync(Values(subjects, facts => facts.Email), values => db.Leads.Where(lead => lead.OwnerEmail != null && values.Contains(lead.OwnerEmail)).GroupBy(lead => lead.OwnerEmail!), ct);
        var names = await CountAsync(Values(subjects, facts => facts.Name), values => db.Leads.Where(lead => lead.OwnerName != null && values.Contains(lead.OwnerName)).GroupBy(lead => lead.OwnerName!), ct);

        var near = new Dictionary<long, MatchSubject>();
        await ReadAsync(Values(subjects, facts => facts.Door.Length == 0 ? null : facts.Door), values => db.Leads.Where(lead => values.Contains(lead.DoorKey)));
        await ReadAsync(Few(phones), values => db.Leads.Where(lead => lead.OwnerPhone != null && values.Contains(lead.OwnerPhone)));
        await ReadAsync(Few(emails), values => db.Leads.Where(lead => lead.OwnerEmail != null && values.Contains(lead.OwnerEmail)));
        await ReadAsync(Few(names), values => db.Leads.Where(lead => lead.OwnerName != null && values.Contains(lead.OwnerName)));

        var byKey = new MatchBlocks(near.Values);
        return [.. subjects.SelectMany(subject => Alike(subject, byKey))];

        async Task ReadAsync(string[] values, Func<string[], IQueryable<Lead>> leads)
        {
            if (values.Length == 0)
                return;
            foreach (var row in await leads(values).Select(MatchRow.FromLead).ToListAsync(ct))
                if (!near.ContainsKey(row.Id))
                    near.Add(row.Id, MatchSubject.Of(row));
        }

        IEnumerable<FoundMatch> Alike(MatchSubject subject, MatchBlocks blocks) => blocks.Beside(subject)
            // Of two that are both looked at, one finds the other.
            .Where(other => other.Id != subject.Id && !(ids.Contains(other.Id) && other.Id > subject.Id))
            .Select(other => new FoundMatch(subject, other, Compare(subject, other)))
            .Where(match => match.Score.Verdict != MatchVerdict.Different)
            .OrderByDescending(match => match.Score.Points).ThenBy(match => match.Other.Id);

        MatchScore Compare(MatchSubject left, MatchSubject right)
        {
            var carriers = new Carriers(Of(phones, left.Facts.Phone), Of(emails, left.Facts.Email), Of(names, left.Facts.Name));
            var score = LeadMatcher.Compare(left.Facts, right.Facts, carriers);
            // One address is one house, whatever else differs.
            return left.AddressKey != right.AddressKey || score.Verdict != MatchVerdict.Different ? score : score with { Points = (int)LeadMatcher.Perhaps, Verdict = MatchVerdict.Perhaps };
        }
    }

    public static async Task<IReadOnlyList<MatchSubject>> SubjectsAsync(this IQueryable<Lead> leads, CancellationToken ct) =>
        [.. (await leads.Select(MatchRow.FromLead).ToListAsync(ct)).Select(MatchSubject.Of)];

    private static async Task<Dictionary<string, int>> CountAsync(string[] values, Func<string[], IQueryable<IGrouping<string, Lead>>> groups, CancellationToken ct) =>
        values.Length == 0 ? [] : await groups(values).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);

    private static string[] Values(IReadOnlyList<MatchSubject> subjects, Func<MatchFacts, string?> value) => [.. subjects.Select(subject => value(subject.Facts)).OfType<string>().Distinct()];

    private static string[] Few(Dictionary<string, int> counts) => [.. counts.Where(count => count.Value <= MostCarriers).Select(count => count.Key)];

    private static int Of(Dictionary<string, int> counts, string? value) => value is null ? 0 : counts.GetValueOrDefault(value);
}
