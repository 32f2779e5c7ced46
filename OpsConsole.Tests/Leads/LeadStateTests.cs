using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Settings;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Leads;

/// <summary>
/// Random histories of leads, each step foretold by a small model of the rules and compared with what the product did: the lead, its
/// version, its activity and the tallies.
/// </summary>
public sealed class LeadStateTests
{
    private const int Histories = 300, Steps = 12;
    private static readonly CancellationToken ct = CancellationToken.None;
    private static readonly TimeSpan undoWindow = TimeSpan.FromMinutes(SettingCatalog.UndoMinutes.Default);
    private static readonly TimeSpan countdown = TimeSpan.FromHours(SettingCatalog.CountdownHours.Default);

    [Fact]
    public async Task Random_histories_keep_the_rules_at_every_step()
    {
        await using var ops = await TestOps.StartAsync();
        var dice = new Random(20260504);
        var people = (Maria: await ops.MariaAsync(), Ana: await ops.AnaAsync());
        var story = new Story(ops, people.Maria, people.Ana, dice);
        for (var n = 0; n < Histories; n++)
            await story.TellAsync(n);
        Assert.True(story.Seen.Count == Enum.GetValues<Move>().Length * 2, $"Some moves were never both taken and refused: {string.Join(", ", story.Seen.Order())}");
    }

    private enum Move
    {
        Approve,
        Reject,
        Ask,
        Answer,
        TakeBack,
        Extend,
        Expire,
        Sell,
    }

    /// <summary>What the rules say a lead is, kept without the product's code.</summary>
    private sealed class Expected
    {
        public LeadStatus Status = LeadStatus.Pending;
        public long Version;
        public bool IsQuestionOpen;
        public DateTime? DecidedAtUtc;
        public DateTime? ExpiresAtUtc;
        public int Entries = 1;

        public bool Allows(Move move, DateTime now) => move switch
        {
            Move.Approve or Move.Reject or Move.Ask => Status == LeadStatus.Pending,
            Move.Answer => Status == LeadStatus.Pending && IsQuestionOpen,
            Move.TakeBack => Status is LeadStatus.Approved or LeadStatus.Rejected && now - DecidedAtUtc <= undoWindow,
            Move.Expire => Status == LeadStatus.Approved && now >= ExpiresAtUtc,
            Move.Sell or Move.Extend => Status == LeadStatus.Approved && now < ExpiresAtUtc,
            _ => throw new ArgumentOutOfRangeException(nameof(move)),
        };

        public void Take(Move move, DateTime now)
        {
            (Version, Entries) = (Version + 1, Entries + 1);
            switch (move)
            {
                case Move.Approve:
                    (Status, DecidedAtUtc, ExpiresAtUtc) = (LeadStatus.Approved, now, now + countdown);
                    break;
                case Move.Reject:
                    (Status, DecidedAtUtc) = (LeadStatus.Rejected, now);
                    break;
                case Move.TakeBack:
                    (Status, DecidedAtUtc, ExpiresAtUtc) = (LeadStatus.Pending, null, null);
                    break;
                case Move.Extend:
                    ExpiresAtUtc += TimeSpan.FromHours(1);
                    break;
                case Move.Expire:
                    Status = LeadStatus.Expired;
                    break;
                case Move.Sell:
                    Status = LeadStatus.Sold;
                    break;
                default:
                    IsQuestionOpen = move == Move.Ask;
                    break;
            }
        }
    }

    private sealed class Story(TestOps ops, Actor maria, Actor ana, Random dice)
    {
        private int questions;

        public HashSet<string> Seen { get; } = [];

        public async Task TellAsync(int number)
        {
            var input = new LeadInput
            {
                Street = $"{number + 1} Story Ln",
                City = "Sacramento",
                State = "CA",
                OwnerName = "Rosa Whitfield",
                OwnerEmail = "rosa@whitfield.test",
                Motivation = Motivation.Medium,
                AskingPriceCents = dice.Next(4) == 0 ? null : dice.Next(1, 90_000_000),
                Checklist = LeadChecklists.All,
            };
            var id = (await ops.Get<SubmitLead>().RunAsync(input, Guid.NewGuid(), ana, ct)).Value.LeadId;
            var expected = new Expected { Version = (await ops.ReadAsync(id)).Version };
            for (var step = 0; step < Steps; step++)
            {
                if (dice.Next(4) == 0)
                    ops.Time.Advance(dice.Next(3) switch { 0 => TimeSpan.FromMinutes(1), 1 => undoWindow, _ => countdown });
                await StepAsync(id, expected, (Move)dice.Next(Enum.GetValues<Move>().Length));
            }
        }

        private async Task StepAsync(long id, Expected expected, Move move)
        {
            var now = ops.Time.NowUtc;
            var (allowed, from) = (expected.Allows(move, now), expected.Status);
            var stale = dice.Next(8) == 0;

            var error = await MakeAsync(move, new LeadRef(id, stale ? expected.Version - 1 : expected.Version));

            if (allowed && !stale)
                expected.Take(move, now);
            Seen.Add($"{move} {(allowed && !stale ? "taken" : "refused")}");
            var what = $"lead {id}: {move} from {from} at {now:u}{(stale ? " with a stale version" : "")} answered {error?.Message ?? "yes"}";
            Assert.True(error is null == (allowed && !stale), what);
            if (stale)
                Assert.IsType<ChangedBySomeoneElse>(error);
            await CompareAsync(id, expected, from, allowed && !stale, what);
        }

        private async Task<Error?> MakeAsync(Move move, LeadRef target)
        {
            switch (move)
            {
                case Move.Approve:
                    return (await ops.Get<ApproveLead>().RunAsync(target, maria, ct)).Error;
                case Move.Reject:
                    return (await ops.Get<RejectLead>().RunAsync(target, RejectReason.FactsIncomplete, "Which unit?", maria, ct)).Error;
                case Move.Ask:
                    return (await ops.Get<AskAboutLead>().RunAsync(target, $"Is the roof new? ({++questions})", maria, ct)).Error;
                case Move.Answer:
                    return (await ops.Get<AnswerLeadQuestion>().RunAsync(target, "Since 2024.", ana, ct)).Error;
                case Move.TakeBack:
                    return (await ops.Get<TakeBackLeadDecision>().RunAsync(target, maria, ct)).Error;
                case Move.Extend:
                    return (await ops.Get<ChangeCountdown>().RunAsync(target, new(1), "One hour more.", maria, ct)).Error;
                case Move.Expire:
                    await using (var db = ops.Open())
                        return (await db.ChangeLeadAsync(target, Actor.System(ops.TenantId, "Expiry"), "lead.expired", lead => lead.Expire(ops.Time.NowUtc), null, ct)).Error;
                case Move.Sell:
                    await using (var db = ops.Open())
                        return (await db.ChangeLeadAsync(target, Actor.System(ops.TenantId, "Sale"), "lead.sold", lead => lead.Sell("Otis Lane", 7_000_000, ops.Time.NowUtc), null, ct)).Error;
                default:
                    throw new ArgumentOutOfRangeException(nameof(move));
            }
        }

        private async Task CompareAsync(long id, Expected expected, LeadStatus from, bool taken, string what)
        {
            await using var db = ops.Open();
            var lead = await db.Leads.AsNoTracking().SingleAsync(row => row.Id == id);
            Assert.True(
                (lead.Status, lead.Version, lead.HasOpenQuestion) == (expected.Status, expected.Version, expected.IsQuestionOpen && expected.Status == LeadStatus.Pending),
                $"{what}: it is {lead.Status} v{lead.Version}, not {expected.Status} v{expected.Version}");
            Assert.Equal((expected.DecidedAtUtc, expected.ExpiresAtUtc), (lead.DecidedAtUtc, lead.CountdownExpiresAtUtc));
            if (lead.Status == LeadStatus.Pending)
                Assert.Equal((null, null, null), (lead.DecidedByName, lead.RejectReason, lead.RejectNote));

            var entries = await db.Activity.AsNoTracking().Where(entry => entry.SubjectKind == "lead" && entry.SubjectId == id).OrderBy(entry => entry.Id).ToListAsync();
            Assert.True(entries.Count == expected.Entries, $"{what}: {entries.Count} entries, not {expected.Entries}");
            if (taken)
                Assert.StartsWith($"{{\"from\":\"{from}\",\"to\":\"{expected.Status}\"", entries[^1].Particulars);

            var counted = await db.Leads.GroupBy(row => row.Status)
                .Select(group => new { group.Key, Count = group.LongCount(), Cents = group.Sum(row => row.AskingPriceCents ?? 0) }).ToDictionaryAsync(row => row.Key);
            foreach (var tally in await db.LeadTallies.AsNoTracking().ToListAsync())
                Assert.True(
                    (tally.Count, tally.AskingCents) == (counted.GetValueOrDefault(tally.Status)?.Count ?? 0, counted.GetValueOrDefault(tally.Status)?.Cents ?? 0),
                    $"{what}: the tally of {tally.Status} is {tally.Count} and {tally.AskingCents}");
        }
    }
}
