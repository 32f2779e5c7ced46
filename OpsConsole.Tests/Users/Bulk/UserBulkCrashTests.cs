using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users.Bulk;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Bulk;
using OpsConsole.Tests.Leads.Imports;
using OpsConsole.Tests.Work;

namespace OpsConsole.Tests.Users.Bulk;

/// <summary>A node dies in the middle of a bulk action on users or its undo; another goes on. Each account is changed once.</summary>
public sealed class UserBulkCrashTests
{
    private const int Accounts = BulkBatch.Most + 8;

    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Wherever_a_node_dies_another_finishes_and_each_account_is_changed_once(string provider)
    {
        foreach (var givesRole in (bool[])[false, true])
        {
            var words = DyingNode.Immortal();
            await DieAsync(provider, words.Configure, givesRole, isUndo: false);
            var dice = new Random(givesRole ? 17 : 4);
            foreach (var part in Enumerable.Range(0, 6))
                await DieAsync(provider, new DyingNode(1 + (words.Words * part / 6) + dice.Next(words.Words / 6), afterIt: part % 2 == 1).Configure, givesRole, isUndo: part % 3 == 2);
        }
    }

    /// <summary>Every word there is, there and back: minutes. OPSCONSOLE_BENCH is set for it.</summary>
    [Fact]
    public async Task At_every_single_word()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OPSCONSOLE_BENCH")), "OPSCONSOLE_BENCH is not set");
        foreach (var (givesRole, isUndo) in new[] { (false, false), (false, true), (true, false), (true, true) })
        {
            var words = DyingNode.Immortal();
            await DieAsync("Sqlite", words.Configure, givesRole, isUndo);
            for (var word = 1; word <= words.Words; word++)
                foreach (var afterIt in (bool[])[false, true])
                    await DieAsync("Sqlite", new DyingNode(word, afterIt).Configure, givesRole, isUndo);
        }
    }

    private static async Task DieAsync(string provider, Action<IServiceCollection> mortality, bool givesRole, bool isUndo)
    {
        await using var survivor = await TestOps.StartAsync(provider);
        var iris = await survivor.IrisAsync();
        var ids = await survivor.AccountsAsync(Accounts, signIns: 1);
        UserBulkChange change = givesRole ? new BulkGiveRole(await survivor.RoleIdAsync(BuiltInRoles.Staff), "Staff") : new BulkDisable("Left the firm");
        var actionId = await survivor.StartedAsync(change, ids, iris);
        if (isUndo)
        {
            await survivor.RunQueueAsync();
            await survivor.Get<UndoBulk>().RunAsync(actionId, iris, ct);
        }

        await using (var mortal = survivor.AnotherNode(mortality))
            await Record.ExceptionAsync(() => LookAsync(mortal));
        for (var look = 0; look < 10 && (await survivor.UserBulkViewAsync(actionId)).Standing is not (BulkStanding.Finished or BulkStanding.Undone); look++)
        {
            survivor.Time.Advance(TimeSpan.FromMinutes(2));
            await LookAsync(survivor);
        }

        var view = await survivor.UserBulkViewAsync(actionId);
        Assert.Equal((isUndo ? BulkStanding.Undone : BulkStanding.Finished, (Accounts, 0, 0), isUndo ? Accounts : 0), (view.Standing, view.Counts(), view.Undone));
        var users = await survivor.UsersAsync();
        Assert.All(ids, id => Assert.Equal((!givesRole && !isUndo, givesRole && !isUndo ? 2 : 1), (users[id].IsDisabled, users[id].Memberships.Count)));
        await using var db = survivor.Open();
        string[] deeds = givesRole ? ["user.roles-changed"] : ["user.disabled", "user.enabled"];
        var deedsOf = await db.Activity.Where(entry => deeds.Contains(entry.Action)).GroupBy(entry => entry.SubjectId).Select(of => of.Count()).ToListAsync(ct);
        Assert.Equal(Enumerable.Repeat(isUndo ? 2 : 1, Accounts), deedsOf);
        Assert.Equal(Accounts, await db.BulkResults.CountAsync(ct));
        Assert.Equal(1, await db.Activity.CountAsync(entry => entry.Action == "user-bulk.finished", ct));
        Assert.Equal(isUndo ? 1 : 0, await db.Activity.CountAsync(entry => entry.Action == "user-bulk.undone", ct));
    }

    private static async Task LookAsync(TestOps node)
    {
        await node.Get<WorkLeases>().TakeBackExpiredAsync(ct);
        if (await node.ClaimAsync() is { } claim)
            await node.Get<RunWork>().RunAsync(claim, ct);
    }
}
