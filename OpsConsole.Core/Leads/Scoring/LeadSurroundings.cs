using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Photos;
using OpsConsole.Core.Leads.Verification;

namespace OpsConsole.Core.Leads.Scoring;

/// <summary>
/// What lies around some leads, read together: a dozen questions by index however many leads they are and however many there are besides.
/// </summary>
internal sealed class LeadSurroundings
{
    private readonly ScoreRules rules;
    private readonly DateTime now;
    private readonly HashSet<long> beside = [];
    private Dictionary<long, LeadVerification> verdicts = [];
    private Dictionary<long, int> ticked = [];
    private ILookup<long, SeenPhoto> photos = Array.Empty<SeenPhoto>().ToLookup(photo => photo.LeadId);
    private ILookup<long, PhotoTwin> twins = Array.Empty<(long LeadId, PhotoTwin Twin)>().ToLookup(pair => pair.LeadId, pair => pair.Twin);
    private Dictionary<string, LeadMarket> markets = [];
    private Dictionary<long, int> bursts = [];
    private ContactOwners phoneOwners = ContactOwners.None;
    private ContactOwners emailOwners = ContactOwners.None;
    private ScoringMemory memory = new();

    private LeadSurroundings(ScoreRules rules, DateTime now) => (this.rules, this.now) = (rules, now);

    /// <summary>Leads met on the way that share what is a sign; see <see cref="LeadsScored"/>.</summary>
    public IReadOnlySet<long> Beside => beside;

    public static async Task<LeadSurroundings> ReadAsync(OpsDb db, IReadOnlyList<Lead> leads, ScoreRules rules, ScoringMemory memory, DateTime now, CancellationToken ct)
    {
        var ids = leads.Select(lead => lead.Id).ToArray();
        await db.RememberRecordsAsync(leads, memory, ct);
        return new LeadSurroundings(rules, now)
        {
            memory = memory,
            verdicts = await db.LeadVerifications.AsNoTracking().Where(row => ids.Contains(row.LeadId)).ToDictionaryAsync(row => row.LeadId, ct),
            ticked = await db.LeadCheckmarks.Where(mark => ids.Contains(mark.LeadId)).GroupBy(mark => mark.LeadId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct),
            photos = (await db.LeadPhotos.AsNoTracking().Where(photo => photo.LeadId != null && ids.Contains(photo.LeadId.Value) && photo.RemovedAtUtc == null)
                .Select(photo => new SeenPhoto(photo.LeadId!.Value, photo.Width, photo.Height, photo.TakenOn, photo.AddedAtUtc)).ToListAsync(ct)).ToLookup(photo => photo.LeadId),
            twins = await db.PhotoTwinsAsync(ids, ct),
            markets = await MarketsAsync(db, leads, ct),
            bursts = await db.BurstsAsync(leads, rules.Fraud.BurstTime, memory, ct),
            phoneOwners = await ContactOwners.OfPhonesAsync(db, leads, ct),
            emailOwners = await ContactOwners.OfEmailsAsync(db, leads, ct),
        };
    }

    public LeadReckoned Reckon(Lead lead)
    {
        var (facts, market) = (lead.ToInput(), MarketView.Of(lead, markets, rules.MarketLeast));
        var fraud = FraudScore.Of(FraudFactsOf(lead, market), rules.Fraud);
        NoteBeside(lead, fraud);
        return new LeadReckoned(
            ReviewScore.Of(facts, market, Math.Max(0, (int)(now - lead.SubmittedAtUtc).TotalDays), rules.Priority),
            LeadStars.Of(StarFactsOf(lead, facts), rules.Stars),
            fraud);
    }

    private StarFacts StarFactsOf(Lead lead, LeadInput facts)
    {
        var own = photos[lead.Id].ToList();
        var current = CurrentPhotosQuery.Of([.. own.Select(photo => photo.ShownOn)], rules.Stars.PhotosLeast, rules.Stars.PhotoDays, DateOnly.FromDateTime(now));
        var record = lead is { ImportId: null, SubmittedByUserId: { } agent } ? memory.Records.GetValueOrDefault(agent) : default;
        return new StarFacts
        {
            Facts = facts,
            PhoneCheck = lead.PhoneCheck,
            AddressCheck = lead.AddressCheck,
            Ticked = ticked.GetValueOrDefault(lead.Id),
            Photos = own.Count,
            LargePhotos = own.Count(photo => Math.Max(photo.Width, photo.Height) >= rules.Stars.Pixels),
            PhotosAreCurrent = current.AreCurrent,
            Decided = record.Decided,
            Approved = record.Approved,
        };
    }

    private FraudFacts FraudFactsOf(Lead lead, MarketView market)
    {
        var verdict = verdicts.GetValueOrDefault(lead.Id);
        var (phone, address) = (verdict?.IsOfPhone(lead) == true ? verdict : null, verdict?.IsOfAddress(lead) == true ? verdict : null);
        return new FraudFacts
        {
            Phone = lead.OwnerPhone,
            PhoneOwners = phoneOwners.CountBeside(lead.OwnerPhone, lead.OwnerName),
            Email = lead.OwnerEmail,
            EmailOwners = emailOwners.CountBeside(lead.OwnerEmail, lead.OwnerName),
            Twins = [.. twins[lead.Id]],
            PriceCents = lead.AskingPriceCents,
            Market = market,
            Burst = bursts.GetValueOrDefault(lead.Id),
            PhoneIsValid = phone?.PhoneIsValid,
            PhoneLine = phone?.PhoneLine ?? PhoneLine.Unknown,
            PhoneCountry = phone?.PhoneIsValid == true ? phone.PhoneCountry : null,
            AddressIsMissing = address?.AddressVerdict == AddressVerdict.NotFound,
            Address = address?.AddressAsked,
        };
    }

    private void NoteBeside(Lead lead, FraudScore fraud)
    {
        foreach (var signal in fraud.Signals)
        {
            if (signal.Key.StartsWith("phone-names:", StringComparison.Ordinal))
                beside.UnionWith(phoneOwners.LeadsWith(lead.OwnerPhone));
            else if (signal.Key.StartsWith("email-names:", StringComparison.Ordinal))
                beside.UnionWith(emailOwners.LeadsWith(lead.OwnerEmail));
            else if (signal.Key.StartsWith("photo:", StringComparison.Ordinal))
                beside.UnionWith(twins[lead.Id].Select(twin => twin.OtherLeadId));
        }

        beside.Remove(lead.Id);
    }

    private static async Task<Dictionary<string, LeadMarket>> MarketsAsync(OpsDb db, IReadOnlyList<Lead> leads, CancellationToken ct)
    {
        var places = leads.SelectMany(lead => new[] { lead.Zip, MarketView.CityOf(lead.City, lead.State) }).Where(place => place.Length > 0).Distinct().ToArray();
        return await db.LeadMarkets.AsNoTracking().Where(market => places.Contains(market.Place)).ToDictionaryAsync(market => market.Place, ct);
    }

    private sealed record SeenPhoto(long LeadId, int Width, int Height, DateOnly? TakenOn, DateTime AddedAtUtc)
    {
        public DateOnly ShownOn => TakenOn ?? DateOnly.FromDateTime(AddedAtUtc);
    }
}
