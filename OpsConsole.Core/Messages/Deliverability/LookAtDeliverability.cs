using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Messages.Deliverability;

/// <summary>Tells those who look after messages once a day which rates of the last week are over their bars, of all mail and by domain.</summary>
public sealed class LookAtDeliverability(OpsDbs dbs, DeliverabilityQuery query, TimeProvider clock)
{
    private const int Days = 7;
    private const int MostNamed = 4;

    /// <returns>How many firms were told.</returns>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        long told = 0;
        foreach (var tenantId in await dbs.TenantIdsAsync(ct))
        {
            var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
            await using var db = dbs.Open(tenantId);
            if (await db.DeliverabilityAlarms.AnyAsync(row => row.Day == today, ct) || WordsOf(await query.LoadAsync(tenantId, Days, ct)) is not { } words)
                continue;
            var alarm = new DeliverabilityAlarm { Day = today, Words = words.Length <= DeliverabilityAlarm.WordsLength ? words : words[..(DeliverabilityAlarm.WordsLength - 1)] + "…" };
            db.DeliverabilityAlarms.Add(alarm);
            db.Record(Actor.System(tenantId, "Mail"), "mail-rate.crossed", alarm, new { About = alarm.Words });
            try
            {
                await db.SaveChangesAsync(ct);
                told++;
            }
            catch (DbUpdateException) when (!ct.IsCancellationRequested)
            {
                // Another node looked at the same moment, and told.
                await using var again = dbs.Open(tenantId);
                if (!await again.DeliverabilityAlarms.AnyAsync(row => row.Day == today, ct))
                    throw;
            }
        }

        return told;
    }

    /// <summary>"Complaints 0.4% of all mail, 1.2% at gmail.com; returned 6% of all mail"; null while all is well.</summary>
    internal static string? WordsOf(Deliverability now)
    {
        var places = new[] { (Name: "of all mail", Mails: now.All) }.Concat(now.Domains.Select(one => (Name: $"at {one.Domain}", one.Mails))).ToList();
        var parts = new[]
        {
            Part("Complaints", places.Where(one => now.Bars.OfComplaints(one.Mails) >= RateVerdict.Warn).Select(one => (one.Name, one.Mails.ComplaintRate))),
            Part("Returned", places.Where(one => now.Bars.OfBounces(one.Mails) >= RateVerdict.Warn).Select(one => (one.Name, one.Mails.BounceRate))),
        };
        return string.Join("; ", parts.OfType<string>()) is { Length: > 0 } words ? $"{words} (last {Days} days)" : null;
    }

    private static string? Part(string what, IEnumerable<(string Name, decimal Rate)> over)
    {
        var all = over.ToList();
        if (all.Count == 0)
            return null;
        var named = string.Join(", ", all.Take(MostNamed).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Rate:0.##}% {one.Name}")));
        return all.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $"{what} {named} and {all.Count - MostNamed:N0} more") : $"{what} {named}";
    }
}
