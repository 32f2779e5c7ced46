using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Boards;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Opportunities.Board;
using OpsConsole.Core.Opportunities.Editing;
using OpsConsole.Core.Settings;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Opportunities;

/// <summary>
/// Random histories of opportunities, each step foretold by a small model of the rules and compared with what the product did: the row,
/// its version, its activity; and after each history the board's sums with a plain sum over the rows.
/// </summary>
public sealed class OpportunityStateTests
{
    private const int Histories = 60, Steps = 18;
    private static readonly CancellationToken ct = CancellationToken.None;
    private static readonly TimeSpan undoWindow = TimeSpan.FromMinutes(SettingCatalog.UndoClosingMinutes.Default);

    private enum Step
    {
        Move,
        Win,
        Lose,
        Reopen,
        TakeBack,
        Estimate,
        Value,
        Delete,
        Restore,
    }

    [Fact]
    public async Task Random_histories_keep_the_rules_and_the_sums()
    {
        await using var ops = await TestOps.StartAsync();
        var story = new Story(ops, await ops.MariaAsync(), new Random(20260521));
        for (var n = 0; n < Histories; n++)
        {
            await story.TellAsync(n);
            await story.SumAsync();
        }

        string[] wanted = ["Move", "Win", "Lose", "Reopen", "TakeBack", "Delete", "Restore"];
        Assert.Empty(wanted.SelectMany(step => new[] { $"{step} taken", $"{step} refused" }).Except(story.Seen));
    }

    /// <summary>What the rules say an opportunity is, kept without the product's code.</summary>
    private sealed class Expected
    {
        private static readonly int[] usual = [10, 20, 40, 60, 80];

        public int Stage;
        public bool? IsWon;
        public int ClosedFrom;
        public DateTime ClosedAtUtc;
        public int? Own;
        public long? Cents;
        public long Version = 1;
        public int Entries = 1;

        public bool IsDeleted;

        public bool IsClosed => Stage == 5;

        public int Probability => IsWon is { } won ? won ? 100 : 0 : Own ?? usual[Stage];

        public bool Allows(Step step, int to, DateTime now) => IsDeleted ? step == Step.Restore : step switch
        {
            Step.Restore => false,
            Step.Move => !IsClosed && to != Stage,
            Step.Win or Step.Lose => !IsClosed,
            Step.Reopen => IsClosed,
            Step.TakeBack => IsClosed && now - ClosedAtUtc <= undoWindow,
            _ => true,
        };

        public void Take(Step step, int to, DateTime now)
        {
            (Version, Entries) = (Version + 1, Entries + 1);
            switch (step)
            {
                case Step.Move:
                    (Stage, Own) = (to, null);
                    break;
                case Step.Win or Step.Lose:
                    (ClosedFrom, Stage, IsWon, ClosedAtUtc) = (Stage, 5, step == Step.Win, now);
                    break;
                case Step.Reopen:
                    (Stage, IsWon, Own) = (to, null, null);
                    break;
                case Step.TakeBack:
                    (Stage, IsWon) = (ClosedFrom, null);
                    break;
                case Step.Delete or Step.Restore:
                    IsDeleted = step == Step.Delete;
                    break;
            }
        }
    }

    private sealed class Story(TestOps ops, Actor maria, Random dice)
    {
        private static readonly StageProbabilities usual = new(10, 20, 40, 60, 80);

        public HashSet<string> Seen { get; } = [];

        public async Task TellAsync(int number)
        {
            var expected = new Expected { Cents = dice.Next(5) == 0 ? null : dice.Next(1, 90_000_001) };
            var id = (await ops.OpportunityAsync(maria, $"{number} Story Ln", expected.Cents)).Id;
            for (var n = 0; n < Steps; n++)
            {
                if (dice.Next(4) == 0)
                    ops.Time.Advance(dice.Next(2) == 0 ? TimeSpan.FromMinutes(1) : undoWindow);
                await StepAsync(id, expected, (Step)dice.Next(9), dice.Next(5));
            }
        }

        public async Task SumAsync()
        {
            await using var db = ops.Open();
            var rows = (await db.Opportunities.IgnoreQueryFilters([OpsDb.TrashFilter]).AsNoTracking().ToListAsync(ct)).Where(row => row.DeletedAtUtc is null).ToList();
            var board = await ops.Get<OpportunityBoardQuery>().LoadAsync(new BoardKey<OpportunityBoardFilter>(ops.TenantId, OpportunityBoardFilter.Everything), ct);
            Assert.Equal(6, board.Columns.Count);
            foreach (var column in board.Columns)
            {
                var own = rows.Where(row => row.Stage == column.Column).ToList();
                Assert.Equal(
                    ((long)own.Count, own.Sum(row => row.ValueCents ?? 0), own.Sum(usual.WeightedCents)),
                    (column.Count, column.TotalCents, column.WeightedCents!.Value));
                var meant = column.Column == OpportunityStage.Closed
                    ? own.OrderByDescending(row => row.StageChangedAtUtc).ThenByDescending(row => row.Id)
                    : own.OrderBy(row => row.ExpectedCloseOn ?? DateOnly.MaxValue).ThenByDescending(row => row.ValueCents).ThenBy(row => row.Id);
                Assert.Equal(meant.Take(BoardStretch.Size).Select(row => row.Id), column.Head.Select(card => card.Id));
            }
        }

        private async Task StepAsync(long id, Expected expected, Step step, int to)
        {
            var (now, from) = (ops.Time.NowUtc, expected.Stage);
            var stale = step is not (Step.Estimate or Step.Value) && dice.Next(8) == 0;
            var taken = expected.Allows(step, to, now) && !stale;
            var error = await MakeAsync(step, to, new(id, stale ? expected.Version - 1 : expected.Version), expected);
            if (taken && step is not (Step.Estimate or Step.Value))
                expected.Take(step, to, now);
            Seen.Add($"{step} {(taken ? "taken" : "refused")}");
            var what = $"opportunity {id}: {step} from {from} to {to} at {now:u}{(stale ? " with a stale version" : "")} answered {error?.Message ?? "yes"}";
            Assert.True(error is null == taken, what);
            if (stale)
                Assert.IsType<ChangedBySomeoneElse>(error);

            var row = await ops.OpportunityAsync(id);
            Assert.True(
                ((int)row.Stage, row.Version, usual.Of(row), row.OwnProbability, row.ValueCents) == (expected.Stage, expected.Version, expected.Probability, expected.Own, expected.Cents),
                $"{what}: it is {row.Stage} v{row.Version} {usual.Of(row)}%, not {expected.Stage} v{expected.Version} {expected.Probability}%");
            Assert.Equal(expected.IsDeleted, row.DeletedAtUtc is not null);
            Assert.Equal(expected.IsWon, row.Outcome is { } outcome ? outcome == OpportunityOutcome.Won : null);
            await using var db = ops.Open();
            Assert.Equal(expected.Entries, await db.Activity.CountAsync(entry => entry.SubjectKind == "opportunity" && entry.SubjectId == id, ct));
        }

        private async Task<Error?> MakeAsync(Step step, int to, OpportunityRef target, Expected expected)
        {
            switch (step)
            {
                case Step.Move:
                    return (await ops.Get<MoveOpportunity>().RunAsync(target, (OpportunityStage)to, maria, ct)).Error;
                case Step.Win:
                    return (await ops.Get<CloseOpportunity>().RunAsync(target, OpportunityOutcome.Won, CloseReason.PriceAgreed, null, maria, ct)).Error;
                case Step.Lose:
                    return (await ops.Get<CloseOpportunity>().RunAsync(target, OpportunityOutcome.Lost, CloseReason.Other, "No heirs agree.", maria, ct)).Error;
                case Step.Reopen:
                    return (await ops.Get<ReopenOpportunity>().RunAsync(target, (OpportunityStage)to, "She called back.", maria, ct)).Error;
                case Step.TakeBack:
                    return (await ops.Get<TakeBackClosing>().RunAsync(target, maria, ct)).Error;
                case Step.Delete:
                    return (await ops.Get<DeleteOpportunity>().RunAsync(target, "Entered by mistake.", maria, ct)).Error;
                case Step.Restore:
                    return (await ops.Get<RestoreOpportunity>().RunAsync(target, maria, ct)).Error;
                case Step.Estimate:
                    var percent = dice.Next(101);
                    return await EditAsync(target, nameof(Opportunity.Probability), $"{percent}", expected, row => row.Own = percent, row => row.Own == percent);
                default:
                    long cents = dice.Next(1, 90_000_001);
                    return await EditAsync(target, nameof(Opportunity.ValueCents), (cents / 100m).ToString(System.Globalization.CultureInfo.InvariantCulture), expected, row => row.Cents = cents, row => row.Cents == cents);
            }
        }

        private async Task<Error?> EditAsync(OpportunityRef target, string fact, string text, Expected expected, Action<Expected> set, Func<Expected, bool> isSame)
        {
            var same = isSame(expected);
            var error = (await ops.Get<EditOpportunity>().RunAsync(target, fact, text, maria, ct)).Error;
            if (expected.IsDeleted)
                return error;
            set(expected);
            if (!same)
                (expected.Version, expected.Entries) = (expected.Version + 1, expected.Entries + 1);
            return error;
        }
    }
}
