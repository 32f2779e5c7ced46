using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Users.Markets;

namespace OpsConsole.Core.Notifications.Digests;

/// <summary>A lead that came on the marketplace, as buyers may know it before they buy: the town and the house, not its door.</summary>
internal sealed record NewOnMarket(string City, string State, string Zip, string House);

internal static class MarketWeeks
{
    private const int MostRead = 2_000;

    /// <summary>What came on the marketplace in the week and can still be bought, the newest first; read once for all buyers.</summary>
    public static async Task<IReadOnlyList<NewOnMarket>> NewOnMarketAsync(this OpsDb db, DigestWeek week, DateTime nowUtc, CancellationToken ct)
    {
        var (from, until) = (week.FromUtc, week.UntilUtc);
        var leads = await db.Leads.AsNoTracking()
            .Where(lead => lead.Status == LeadStatus.Approved && lead.DecidedAtUtc >= from && lead.DecidedAtUtc < until && !lead.IsHidden)
            .Where(lead => lead.CountdownExpiresAtUtc > nowUtc && (lead.HeldUntilUtc == null || lead.HeldUntilUtc <= nowUtc))
            .OrderByDescending(lead => lead.Id).Take(MostRead)
            .Select(lead => new { lead.City, lead.State, lead.Zip, lead.PropertyType, lead.Beds, lead.AskingPriceCents }).ToListAsync(ct);
        return [.. leads.Select(lead => new NewOnMarket(lead.City, lead.State, lead.Zip, HouseOf(lead.City, lead.State, lead.PropertyType.ToString(), lead.Beds, lead.AskingPriceCents)))];
    }

    public static async Task<Dictionary<long, OwnMarkets>> MarketsAsync(this OpsDb db, IReadOnlyCollection<long> userIds, CancellationToken ct)
    {
        var rows = await db.UserMarkets.AsNoTracking().Where(row => userIds.Contains(row.UserId)).ToListAsync(ct);
        return rows.GroupBy(row => row.UserId).ToDictionary(group => group.Key, group => new OwnMarkets([.. group.Select(row => new Market(row.Kind, row.Place))], null));
    }

    /// <summary>"Elk Grove, CA: single family, 3 beds, asking $310,000".</summary>
    private static string HouseOf(string city, string state, string type, int? beds, long? askingCents)
    {
        var words = string.Concat(type.Select((letter, at) => at > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : char.ToLowerInvariant(letter).ToString()));
        var parts = new List<string> { words == "unknown" ? "house" : words };
        if (beds is { } count)
            parts.Add(count == 1 ? "1 bed" : string.Create(CultureInfo.InvariantCulture, $"{count} beds"));
        if (askingCents is { } cents)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"asking ${cents / 100:N0}"));
        return $"{city}, {state}: {string.Join(", ", parts)}";
    }
}
