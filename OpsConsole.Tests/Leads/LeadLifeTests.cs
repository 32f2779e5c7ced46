using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Matching;
using OpsConsole.Core.Leads.Scoring;
using OpsConsole.Core.Leads.Trash;
using OpsConsole.Core.Partners;
using OpsConsole.Core.Settings;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Scoring;
using OpsConsole.Tests.Notifications;
using OpsConsole.Tests.Partners;

namespace OpsConsole.Tests.Leads;

/// <summary>
/// Random histories of a small market, from the agent's word to sale or hand-over: people, partners and jobs act by lot, the clock goes on and
/// back. A model without the product's code foretells what each lead is; what must never be is asked of the database after every step.
/// </summary>
public sealed partial class LeadLifeTests
{
    private const int Histories = 5, Steps = 240;
    private static readonly CancellationToken ct = CancellationToken.None;
    private static readonly TimeSpan undoWindow = TimeSpan.FromMinutes(SettingCatalog.UndoMinutes.Default);
    private static readonly TimeSpan countdown = TimeSpan.FromHours(SettingCatalog.CountdownHours.Default);

    [Fact]
    public async Task Whatever_happens_to_leads_the_rules_hold_at_every_step()
    {
        var seen = new HashSet<string>();
        for (var seed = 1; seed <= Histories; seed++)
        {
            await using var ops = await TestOps.StartAsync();
            var market = await Market.OpenAsync(ops, new Random(seed));
            for (var step = 0; step < Steps; step++)
                await market.StepAsync();
            await market.EndAsync();
            seen.UnionWith(market.Seen);
        }

        // What people do, each taken and refused at least once.
        var missing = Enum.GetValues<Move>().Where(move => move is > Move.Submit and < Move.RunExpiry).SelectMany(move => new[] { $"{move} {true}", $"{move} {false}" }).Except(seen).ToList();
        Assert.True(missing.Count == 0, $"Never seen: {string.Join(", ", missing)}");
    }

    private sealed class Market(TestOps ops, Random dice, Actor maria, Actor ana, IReadOnlyList<(Actor Actor, PartnerRef Partner)> partners, long inactive)
    {
        private static readonly string[] buyers = ["Blue Door", "Omar Haddad"];
        private readonly List<Expected> leads = [];
        private int streets;

        public HashSet<string> Seen { get; } = [];

        public static async Task<Market> OpenAsync(TestOps ops, Random dice)
        {
            var often = await ops.PartnerAsync("Delia Ross", new PartnerInput { Weight = 2 });
            var seldom = await ops.PartnerAsync("Otto Lang", new PartnerInput { WeeklyCapacity = 1 });
            var paused = await ops.PartnerAsync("Paula Senn");
            await ops.SetAsync(ScoreSettings.FraudDisposable, 80);
            await ops.SetAsync(ScoreSettings.FraudBurst, 0);
            await ops.SetAsync(ScoreSettings.FraudHides, true);
            Assert.True((await ops.Get<PausePartner>().RunAsync(paused.Partner, await ops.AdaAsync(), ct)).Succeeded);
            return new Market(ops, dice, await ops.MariaAsync(), await ops.AnaAsync(), [often, seldom, paused], paused.Partner.Id);
        }

        public async Task StepAsync()
        {
            var move = leads.Count == 0 ? Move.Submit : (Move)dice.Next(Enum.GetValues<Move>().Length);
            // Most leads shall live long enough to run out, and most that ran out to be answered.
            if (move is Move.Reject or Move.Sell or Move.Delete or Move.Merge or Move.TakeBack && dice.Next(3) != 0)
                move = dice.Next(4) switch { 0 => Move.Approve, 1 => Move.RunExpiry, 2 => Move.Accept, _ => Move.Decline };
            switch (move)
            {
                case Move.Submit when leads.Count < 20:
                    leads.Add(new Expected(await SubmitAsync()));
                    break;
                case Move.Submit or Move.ClockOn:
                    ops.Time.Advance(dice.Next(5) switch { 0 or 1 => TimeSpan.FromMinutes(5), 2 => TimeSpan.FromHours(3), 3 => TimeSpan.FromHours(24), _ => countdown });
                    break;
                case Move.ClockBack:
                    ops.Time.SetBack(TimeSpan.FromMinutes(dice.Next(1, 90)));
                    break;
                case Move.RunExpiry:
                    await RunExpiryAsync();
                    break;
                case Move.RunOffers:
                    await ops.Get<MoveOnOffers>().RunAsync(ct);
                    break;
                case Move.Accept or Move.Decline:
                    await AnswerAsync(move == Move.Accept);
                    break;
                default:
                    await MoveAsync(move, leads[dice.Next(leads.Count)]);
                    break;
            }

            // The outbox follows within moments, before anybody takes the lead away.
            if (move is Move.RunExpiry or Move.RunOffers or Move.Decline or Move.Release)
                await ops.NotifyAsync();
            await CheckAsync(move.ToString());
        }

        /// <summary>All that was left open comes to its end, and each lead that ran out has somebody, or somebody was told that nobody can.</summary>
        public async Task EndAsync()
        {
            // Merges are rare on the way, for they end stories.
            for (var n = 0; n < 10; n++)
            {
                await MoveAsync(Move.Merge, leads[dice.Next(leads.Count)]);
                await CheckAsync("a late merge");
            }

            for (var round = 0; round < 6; round++)
            {
                ops.Time.Advance(TimeSpan.FromDays(8));
                await RunExpiryAsync();
                await ops.Get<MoveOnOffers>().RunAsync(ct);
                await CheckAsync("the end");
            }

            Assert.DoesNotContain(leads, lead => lead is { Status: LeadStatus.Approved, InTrash: false });
            await ops.NotifyAsync();
            await using var db = ops.Open();
            var unplaced = await db.Activity.AsNoTracking().Where(entry => entry.Action == "lead.unplaced").ToListAsync(ct);
            Assert.NotEmpty(unplaced);
            foreach (var entry in unplaced)
                Assert.True(await db.Notifications.AnyAsync(row => row.ActivityId == entry.Id, ct), $"Nobody was told that lead {entry.SubjectId} has no partner.");
        }

        private async Task<long> SubmitAsync()
        {
            var input = new LeadInput
            {
                Street = $"{++streets} Story Ln",
                City = "Sacramento",
                State = "CA",
                OwnerName = "Rosa Whitfield",
                OwnerEmail = "rosa@whitfield.test",
                Motivation = Motivation.Medium,
                Checklist = LeadChecklists.All,
            };
            return (await ops.Get<SubmitLead>().RunAsync(input, Guid.NewGuid(), ana, ct)).Value.LeadId;
        }

        private async Task RunExpiryAsync()
        {
            var due = leads.Count(lead => !lead.InTrash && lead.RanOut(ops.Time.NowUtc));
            Assert.Equal(due, await ops.Get<ExpireLeads>().RunAsync(ct));
            leads.ForEach(lead => lead.Expire(ops.Time.NowUtc));
            Assert.Equal(0, await ops.Get<ExpireLeads>().RunAsync(ct));
        }

        private async Task AnswerAsync(bool accepts)
        {
            var offers = (await ops.HandoversAsync()).Where(row => row.State == HandoverState.Offered || dice.Next(8) == 0).ToList();
            if (offers.Count == 0)
                return;
            var offer = offers[dice.Next(offers.Count)];
            var partner = dice.Next(3) == 0 ? partners[dice.Next(partners.Count)].Actor : partners.Single(one => one.Actor.UserId == offer.PartnerUserId).Actor;
            var mayAnswer = offer.State == HandoverState.Offered && offer.PartnerUserId == partner.UserId && offer.TermEndsAtUtc > ops.Time.NowUtc && leads.Single(lead => lead.Id == offer.LeadId) is var offered && !offered.InTrash && !(accepts && offered.IsHidden);
            var target = new OfferRef(offer.Id, offer.Version);
            var answer = accepts ? await ops.Get<AcceptOffer>().RunAsync(target, partner, ct) : await ops.Get<DeclineOffer>().RunAsync(target, "Too far.", partner, ct);
            Assert.True(answer.Succeeded == mayAnswer, $"offer {offer.Id} answered {answer.Error?.Message ?? "yes"}");
            Seen.Add($"{(accepts ? Move.Accept : Move.Decline)} {mayAnswer}");
        }

        private async Task MoveAsync(Move move, Expected lead)
        {
            var (now, buyer) = (ops.Time.NowUtc, buyers[dice.Next(buyers.Length)]);
            // Mostly what can be done, so that stories go on; now and then what cannot.
            if (dice.Next(3) != 0 && leads.Where(one => one.Allows(move, now, buyer)).ToList() is { Count: > 0 } able)
                lead = able[dice.Next(able.Count)];
            var other = leads[dice.Next(leads.Count)];
            if (move == Move.Merge && (other == lead || other.InTrash))
                return;
            var allowed = lead.Allows(move, now, buyer);
            var before = lead.Status;
            var error = await MakeAsync(move, lead, other, buyer);
            Assert.True(error is null == allowed, $"lead {lead.Id}: {move} from {before} at {now:u} (ends {lead.EndsAt:u}, held until {lead.HeldUntil:u}, trash {lead.InTrash}) answered {error?.Message ?? "yes"}");
            if (allowed)
                lead.Take(move, now, buyer);
            Seen.Add($"{move} {allowed}");
        }

        private async Task<Error?> MakeAsync(Move move, Expected lead, Expected other, string buyer)
        {
            var target = new LeadRef(lead.Id, await VersionAsync(lead.Id));
            switch (move)
            {
                case Move.Approve:
                    return (await ops.Get<ApproveLead>().RunAsync(target, maria, ct)).Error;
                case Move.Reject:
                    return (await ops.Get<RejectLead>().RunAsync(target, RejectReason.FactsIncomplete, null, maria, ct)).Error;
                case Move.TakeBack:
                    return (await ops.Get<TakeBackLeadDecision>().RunAsync(target, maria, ct)).Error;
                case Move.Extend:
                    return (await ops.Get<ChangeCountdown>().RunAsync(target, new(5), "Five hours more.", maria, ct)).Error;
                case Move.Hold:
                    return (await ops.Get<HoldLead>().RunAsync(target, buyer, 24, maria, ct)).Error;
                case Move.Release:
                    return (await ops.Get<ReleaseLead>().RunAsync(target, maria, ct)).Error;
                case Move.Delete:
                    return (await ops.Get<DeleteLead>().RunAsync(target, maria, ct)).Error;
                case Move.Restore:
                    return (await ops.Get<RestoreLead>().RunAsync(target, maria, ct)).Error;
                case Move.Unmerge:
                    return lead.MergeId is { } merge ? (await ops.Get<UndoLeadMerge>().RunAsync(merge, maria, ct)).Error : new NotFound("A merge");
                case Move.Merge:
                    return await MergeAsync(lead, other, target);
                case Move.Suspect:
                    return await WriteAsync(target, $"{++streets}@mailinator.com");
                case Move.Trust:
                    return await WriteAsync(target, "rosa@whitfield.test");
                case Move.ClearDoubt:
                    return (await ops.Get<ClearFraudDoubt>().RunAsync(target, "The owner called back.", maria, ct)).Error;
                case Move.Sell:
                    await using (var db = ops.Open())
                        return (await db.ChangeLeadAsync(target, Actor.System(ops.TenantId, "Sale"), "lead.sold", row => row.Sell(buyer, 5_000, ops.Time.NowUtc), null, ct)).Error;
                default:
                    throw new ArgumentOutOfRangeException(nameof(move));
            }
        }

        /// <summary>The fraud score follows the owner's address.</summary>
        private async Task<Error?> WriteAsync(LeadRef target, string email)
        {
            var edited = await ops.Get<EditLead>().RunAsync(target, new Dictionary<string, string?> { [nameof(LeadInput.OwnerEmail)] = email }, maria, ct);
            if (!edited.Succeeded)
                return edited.Error;
            await ops.ScoreAsync();
            return null;
        }

        private async Task<Error?> MergeAsync(Expected lead, Expected survivor, LeadRef target)
        {
            var (later, earlier) = (Math.Max(lead.Id, survivor.Id), Math.Min(lead.Id, survivor.Id));
            await using var db = ops.Open();
            var match = await db.LeadMatches.FirstOrDefaultAsync(row => row.LeadId == later && row.OtherLeadId == earlier, ct);
            if (match is null)
                db.LeadMatches.Add(match = new LeadMatch { LeadId = later, OtherLeadId = earlier, FoundAtUtc = ops.Time.NowUtc });
            await db.SaveChangesAsync(ct);
            var merged = await ops.Get<MergeLeads>().RunAsync(new(match.Id, new(survivor.Id, await VersionAsync(survivor.Id)), target, []), maria, ct);
            if (merged.Succeeded)
                lead.MergeId = merged.Value;
            return merged.Error;
        }

        private async Task<long> VersionAsync(long id)
        {
            await using var db = ops.Open();
            return await db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]).Where(row => row.Id == id).Select(row => row.Version).SingleAsync(ct);
        }

        private async Task CheckAsync(string after)
        {
            await using var db = ops.Open();
            var rows = await db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]).AsNoTracking().ToDictionaryAsync(row => row.Id, ct);
            var handovers = (await db.LeadHandovers.AsNoTracking().ToListAsync(ct)).ToLookup(row => row.LeadId);
            var entries = (await db.Activity.AsNoTracking().Where(entry => entry.SubjectKind == "lead").OrderBy(entry => entry.Id).ToListAsync(ct)).ToLookup(entry => entry.SubjectId);
            Assert.Equal(leads.Count, rows.Count);
            foreach (var lead in leads)
            {
                var row = rows[lead.Id];
                var what = $"lead {lead.Id} after {after}";
                Assert.True((row.Status, row.DeletedAtUtc is not null) == (lead.Status, lead.InTrash), $"{what}: it is {row.Status}, not {lead.Status}; in the trash: {row.DeletedAtUtc is not null}, not {lead.InTrash}");
                Assert.Equal((lead.EndsAt, lead.HeldFor, lead.HeldUntil), (row.CountdownExpiresAtUtc, row.HeldForName, row.HeldUntilUtc));
                Assert.True(row.IsHidden == lead.IsHidden, $"{what}: it is {(row.IsHidden ? "" : "not ")}hidden, its fraud score is {row.FraudScore}");
                Assert.False(row is { IsHidden: true, Status: LeadStatus.Sold } || (row.IsHidden && row.HeldForName is not null), $"{what}: it is hidden and {row.Status}, held for {row.HeldForName}");
                CheckTimeline(what, lead, [.. entries[lead.Id].Select(entry => (entry.Action, entry.Particulars))]);
                CheckHolder(what, lead, [.. handovers[lead.Id]], [.. entries[lead.Id].Select(entry => entry.Action)]);
            }

            var counted = rows.Values.Where(row => row.DeletedAtUtc is null).GroupBy(row => row.Status).ToDictionary(group => group.Key, group => group.LongCount());
            foreach (var tally in await db.LeadTallies.AsNoTracking().ToListAsync(ct))
                Assert.True(tally.Count == counted.GetValueOrDefault(tally.Status), $"after {after} the tally of {tally.Status} is {tally.Count}");
        }

        /// <summary>Every change of state stands in the timeline, each beginning where the one before ended; nothing is sold twice.</summary>
        private static void CheckTimeline(string what, Expected lead, IReadOnlyList<(string Action, string? Particulars)> entries)
        {
            var status = nameof(LeadStatus.Pending);
            foreach (var (action, particulars) in entries.Where(entry => entry.Particulars is not null))
            {
                using var json = JsonDocument.Parse(particulars!);
                if (!json.RootElement.TryGetProperty("to", out var to) || to.ValueKind != JsonValueKind.String || !Enum.TryParse<LeadStatus>(to.GetString(), out _) || !json.RootElement.TryGetProperty("from", out var from))
                    continue;
                Assert.True(from.GetString() == status, $"{what}: {action} goes from {from}, but it was {status}");
                status = to.GetString()!;
            }

            Assert.True(status == lead.Status.ToString(), $"{what}: its timeline ends with {status}");
            Assert.True(entries.Count(entry => entry.Action == "lead.sold") == lead.Sales && lead.Sales <= 1, $"{what}: sold {lead.Sales} times");
        }

        /// <summary>A lead that ran out is with one partner, or the last word about it says that nobody can take it; no other lead is with anybody.</summary>
        private void CheckHolder(string what, Expected lead, IReadOnlyList<LeadHandover> handovers, IReadOnlyList<string> actions)
        {
            var holders = handovers.Where(row => row.State is HandoverState.Offered or HandoverState.Accepted).ToList();
            Assert.DoesNotContain(handovers, row => row.PartnerId == inactive);
            Assert.Equal(handovers.Count, handovers.Select(row => row.PartnerId).Distinct().Count());
            if (lead.Status != LeadStatus.Expired)
            {
                Assert.Empty(handovers);
                return;
            }

            if (holders.Count == 1)
                return;
            Assert.True(holders.Count == 0, $"{what}: {holders.Count} partners hold it");
            var last = actions.Last(action => action is "lead.expired" or "lead.offered" or "lead.declined" or "lead.offer-lapsed" or "lead.unplaced");
            Assert.True(last == "lead.unplaced", $"{what}: nobody holds it, and the last word is {last}");
        }
    }
}
