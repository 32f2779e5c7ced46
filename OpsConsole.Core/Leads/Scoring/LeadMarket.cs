using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Leads.Scoring;

/// <summary>What a tenant's own leads say of a ZIP or a city, as of <see cref="AtUtc"/>. Kept, because a middle cannot be looked up (decision 0111).</summary>
public sealed class LeadMarket : ITenantOwned
{
    public const int PlaceLength = 110;

    public long TenantId { get; init; }

    /// <summary>Five digits, or a city and its state.</summary>
    public required string Place { get; init; }

    /// <summary>Leads with a price.</summary>
    public int Priced { get; private set; }

    /// <summary>The price in the middle; of an even number the lower one.</summary>
    public long MedianCents { get; private set; }

    public int Sold { get; private set; }

    /// <summary>Sold or run out.</summary>
    public int Ended { get; private set; }

    public DateTime AtUtc { get; private set; }

    public void Take(int priced, long medianCents, int sold, int ended, DateTime nowUtc)
    {
        if ((Priced, MedianCents, Sold, Ended) != (priced, medianCents, sold, ended))
            (Priced, MedianCents, Sold, Ended, AtUtc) = (priced, medianCents, sold, ended, nowUtc);
    }
}
