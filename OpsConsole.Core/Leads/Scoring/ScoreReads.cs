using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Photos;

namespace OpsConsole.Core.Leads.Scoring;

/// <summary>Single questions that scores ask of the database, each along an index.</summary>
internal static class ScoreReads
{
    /// <summary>An agent's record is that of so many leads, the latest: what was long ago tells little, and the question stays small.</summary>
    private const int MostOfRecord = 200;

    /// <summary>With more leads of one agent in a batch their times are read once instead.</summary>
    private const int FewOfAgent = 8;

    private const int HashLetters = 16;

    public static async Task RememberRecordsAsync(this OpsDb db, IReadOnlyList<Lead> leads, ScoringMemory memory, CancellationToken ct)
    {
        foreach (var agent in leads.Where(lead => lead is { ImportId: null, SubmittedByUserId: not null }).Select(lead => lead.SubmittedByUserId!.Value).Distinct().Where(agent => !memory.Records.ContainsKey(agent)).ToList())
        {
            // What the clock rejected, nobody decided.
            var ends = await db.Leads.Where(lead => lead.SubmittedByUserId == agent && lead.ImportId == null && lead.DecidedByUserId != null)
                .OrderByDescending(lead => lead.SubmittedAtUtc).ThenByDescending(lead => lead.Id).Take(MostOfRecord).Select(lead => lead.Status).ToListAsync(ct);
            memory.Records[agent] = new AgentRecord(ends.Count, ends.Count(status => status != LeadStatus.Rejected));
        }
    }

    /// <summary>By lead, its photos that are on leads at other addresses too. The same house entered twice may well bring its photos twice.</summary>
    public static async Task<ILookup<long, PhotoTwin>> PhotoTwinsAsync(this OpsDb db, long[] ids, CancellationToken ct)
    {
        var own = db.LeadPhotos.Where(photo => photo.LeadId != null && ids.Contains(photo.LeadId.Value) && photo.RemovedAtUtc == null);
        var pairs = await own.Join(db.LeadPhotos.Where(photo => photo.LeadId != null && photo.RemovedAtUtc == null), mine => mine.Hash, other => other.Hash, (mine, other) => new { mine, other })
            .Where(pair => pair.mine.LeadId != pair.other.LeadId)
            .Join(db.Leads, pair => pair.mine.LeadId, lead => (long?)lead.Id, (pair, lead) => new { pair.mine, pair.other, lead.AddressKey, lead.DoorKey })
            .Join(db.Leads, pair => pair.other.LeadId, lead => (long?)lead.Id, (pair, lead) => new { pair.mine, pair.AddressKey, pair.DoorKey, OtherId = lead.Id, OtherAddress = lead.AddressKey, OtherDoor = lead.DoorKey })
            .Where(pair => pair.AddressKey != pair.OtherAddress && (pair.DoorKey == "" || pair.DoorKey != pair.OtherDoor))
            .OrderBy(pair => pair.OtherId)
            .Select(pair => new { LeadId = pair.mine.LeadId!.Value, pair.mine.Hash, pair.OtherId })
            .ToListAsync(ct);
        return pairs.ToLookup(pair => pair.LeadId, pair => new PhotoTwin(Convert.ToHexStringLower(pair.Hash)[..HashLetters], pair.OtherId));
    }

    /// <summary>By lead, how many its agent sent within the time before it, itself among them. What people of the house enter for others comes in heaps.</summary>
    public static async Task<Dictionary<long, int>> BurstsAsync(this OpsDb db, IReadOnlyList<Lead> leads, TimeSpan within, ScoringMemory memory, CancellationToken ct)
    {
        var counts = new Dictionary<long, int>();
        foreach (var own in leads.Where(lead => lead is { Source: SubmitLead.PortalSource, SubmittedByUserId: not null }).GroupBy(lead => lead.SubmittedByUserId!.Value).ToList())
        {
            var agent = own.Key;
            if (own.Count() <= FewOfAgent && !memory.SentAt.ContainsKey(agent))
            {
                foreach (var lead in own)
                {
                    var (from, until) = (lead.SubmittedAtUtc - within, lead.SubmittedAtUtc);
                    counts[lead.Id] = await Sent(db, agent).CountAsync(other => other.SubmittedAtUtc > from && other.SubmittedAtUtc <= until, ct);
                }

                continue;
            }

            if (!memory.SentAt.TryGetValue(agent, out var times))
                memory.SentAt[agent] = times = await Sent(db, agent).OrderBy(lead => lead.SubmittedAtUtc).Select(lead => lead.SubmittedAtUtc).ToArrayAsync(ct);
            foreach (var lead in own)
                counts[lead.Id] = UpTo(times, lead.SubmittedAtUtc) - UpTo(times, lead.SubmittedAtUtc - within);
        }

        return counts;
    }

    private static IQueryable<Lead> Sent(OpsDb db, long agent) => db.Leads.Where(lead => lead.SubmittedByUserId == agent && lead.Source == SubmitLead.PortalSource);

    /// <summary>How many of the times, in order, are not after this one.</summary>
    private static int UpTo(DateTime[] times, DateTime until)
    {
        var (low, high) = (0, times.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (times[middle] <= until)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
