using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Users;

namespace OpsConsole.Core.Partners;

/// <summary>
/// The rotation as one save sees it: reads the partners once, then offers lead after lead, each choice counting for the next. Two savers at
/// once meet at the turns' versions; the slower is refused and starts again.
/// </summary>
internal sealed class HandingOut
{
    private static readonly TimeSpan week = TimeSpan.FromDays(7);

    private readonly OpsDb db;
    private readonly Actor by;
    private readonly DateTime now;
    private readonly TimeSpan term;
    private readonly Dictionary<long, PartnerTurn> turns;
    private readonly ILookup<long, long> asked;
    private List<RotationPartner> partners;

    private HandingOut(OpsDb db, Actor by, DateTime now, TimeSpan term, Dictionary<long, PartnerTurn> turns, ILookup<long, long> asked, List<RotationPartner> partners) =>
        (this.db, this.by, this.now, this.term, this.turns, this.asked, this.partners) = (db, by, now, term, turns, asked, partners);

    /// <param name="by">In whose name leads are offered.</param>
    /// <param name="leadIds">The leads that may be offered in this save.</param>
    public static async Task<HandingOut> BeginAsync(OpsDb db, Actor by, DateTime now, TimeSpan term, IReadOnlyCollection<long> leadIds, CancellationToken ct)
    {
        var turns = await db.PartnerTurns.ToDictionaryAsync(turn => turn.PartnerId, ct);
        var asked = await db.LeadHandovers.Where(row => leadIds.Contains(row.LeadId) && row.State != HandoverState.Withdrawn).Select(row => new { row.LeadId, row.PartnerId }).ToListAsync(ct);
        return new HandingOut(db, by, now, term, turns, asked.ToLookup(row => row.LeadId, row => row.PartnerId), await PartnersAsync(db, now, ct));
    }

    /// <summary>The partners as the rotation knows them, with what they took in the week before.</summary>
    public static async Task<List<RotationPartner>> PartnersAsync(OpsDb db, DateTime now, CancellationToken ct)
    {
        var since = now - week;
        var partners = await db.Partners.AsNoTracking().ToListAsync(ct);
        var credits = await db.PartnerTurns.AsNoTracking().ToDictionaryAsync(turn => turn.PartnerId, turn => turn.Credit, ct);
        var taken = await db.LeadHandovers
            .Where(row => row.OfferedAtUtc > since && (row.State == HandoverState.Offered || row.State == HandoverState.Accepted))
            .GroupBy(row => row.PartnerId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        var able = await db.PeopleWhoMay(PartnerPermissions.AnswerOwn).Where(user => db.Partners.Any(partner => partner.UserId == user.Id)).Select(user => user.Id).ToHashSetAsync(ct);
        return
        [
            .. partners.Select(partner => new RotationPartner(
                partner.Id, partner.UserId, partner.Name, partner.Place, partner.IsActive, able.Contains(partner.UserId), partner.Weight, partner.WeeklyCapacity,
                taken.GetValueOrDefault(partner.Id), partner.Territory, partner.LeastStars, credits.GetValueOrDefault(partner.Id))),
        ];
    }

    /// <summary>Offers the lead to whoever is next, and records it; or records that nobody can take it, and why.</summary>
    /// <param name="notTo">A partner who answered in this very save.</param>
    public RotationChoice Offer(Lead lead, long? notTo = null)
    {
        if (lead.IsHidden)
        {
            var hidden = new RotationChoice(null, new LeadIsHidden().Message, [], new Dictionary<long, long>());
            db.Record(by, "lead.unplaced", lead, new { hidden.Why, hidden.Skipped });
            return hidden;
        }

        HashSet<long> before = [.. asked[lead.Id]];
        if (notTo is { } partnerId)
            before.Add(partnerId);
        var choice = PartnerRotation.Choose(RotationLead.Of(lead), partners, before);
        var skipped = string.Join('\n', choice.Skipped.Select(one => $"{one.Name}: {one.Why}"));
        if (choice.Partner is not { } next)
        {
            db.Record(by, "lead.unplaced", lead, new { choice.Why, choice.Skipped });
            return choice;
        }

        Take(choice, next);
        db.LeadHandovers.Add(new LeadHandover
        {
            LeadId = lead.Id,
            PartnerId = next.Id,
            PartnerUserId = next.UserId,
            PartnerName = next.Name,
            OfferedAtUtc = now,
            TermEndsAtUtc = now + term,
            Why = choice.Why.Length > LeadHandover.WhyLength ? choice.Why[..LeadHandover.WhyLength] : choice.Why,
            Skipped = skipped.Length > LeadHandover.SkippedLength ? skipped[..LeadHandover.SkippedLength] : skipped,
        });
        db.Record(by, "lead.offered", lead, new { To = next.UserId, ToName = next.Name, TermEndsAtUtc = now + term, choice.Why });
        db.SignalOffers(next.Id, next.UserId);
        return choice;
    }

    private void Take(RotationChoice choice, RotationPartner next)
    {
        foreach (var (id, credit) in choice.Credits)
            TurnOf(id).Credit = credit;
        TurnOf(next.Id).Offers++;
        partners =
        [
            .. partners.Select(partner => choice.Credits.TryGetValue(partner.Id, out var credit)
                ? partner with { Credit = credit, TakenThisWeek = partner.TakenThisWeek + (partner.Id == next.Id ? 1 : 0) }
                : partner),
        ];
    }

    private PartnerTurn TurnOf(long partnerId)
    {
        if (!turns.TryGetValue(partnerId, out var turn))
            db.PartnerTurns.Add(turns[partnerId] = turn = new PartnerTurn { PartnerId = partnerId });
        return turn;
    }
}
