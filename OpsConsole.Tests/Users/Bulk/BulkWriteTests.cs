using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Messages.Bounces;
using OpsConsole.Core.Messages.Library;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Templates;
using OpsConsole.Core.Users.Bulk;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Bulk;
using OpsConsole.Tests.Work;

namespace OpsConsole.Tests.Users.Bulk;

public sealed class BulkWriteTests
{
    private static readonly CancellationToken ct = CancellationToken.None;
    private static readonly BulkWrite newsletter = new(NewsletterMessage.Is.Key, NewsletterMessage.Is.Name);

    [Theory, OnEveryDatabase]
    public async Task Staff_write_to_many_once_each_and_who_cannot_be_reached_is_left_out(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var sam = await ops.SamAsync();
        var ids = await ops.AccountsAsync(12);
        await PublishAsync(ops);
        await using (var db = ops.Open())
        {
            await db.Users.Where(user => user.Id == ids[0]).ExecuteUpdateAsync(set => set.SetProperty(user => user.IsDisabled, true), ct);
            await db.Users.Where(user => user.Id == ids[1]).ExecuteUpdateAsync(set => set.SetProperty(user => user.Email, "nobody"), ct);
            await db.BlockAddressAsync(MessageChannel.Mail, $"agent3.{ops.TenantId}@keller.test", SuppressionReason.HardBounce, "550", null, ops.Time.NowUtc, ct);
            await db.SaveChangesAsync(ct);
        }

        var preview = (await ops.Get<PreviewBulk>().RunAsync(newsletter, new PickedRows([.. ids, sam.UserId!.Value]), sam, ct)).Value;
        var view = await ops.BulkAsync(newsletter, [.. ids, sam.UserId.Value], sam);
        await ops.RunLettersAsync();
        // Who sleeps gets it in the morning.
        ops.Time.Advance(TimeSpan.FromHours(12));
        await ops.RunLettersAsync();

        Assert.Equal((9, 4), (preview.Ready, preview.LeftOut.Sum(group => group.Count)));
        Assert.Equal(["No address for mail", "That is you", "The account is shut", "The address is blocked"], preview.LeftOut.Select(group => group.Reason).Order(StringComparer.Ordinal));
        Assert.Equal((9, 4, 0), view.Counts());
        Assert.Equal(9, ops.Get<RememberedMail>().Sent.Count(mail => mail.Subject == "November at Keller"));
        Assert.Contains("user.written-to", await ops.ActionsAsync("user", ids[5]));
        Assert.IsType<BulkCannotBeUndone>((await ops.Get<UndoBulk>().RunAsync(view.Id, sam, ct)).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task Nothing_is_sent_before_the_firm_has_words_of_its_own_nor_by_those_who_may_not(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var ids = await ops.AccountsAsync(2);
        var order = new BulkOrder(newsletter, new PickedRows(ids), 2, Guid.NewGuid());

        Assert.Equal(new MessageHasNoWords("Newsletter"), (await ops.Get<StartBulk>().RunAsync(order, await ops.SamAsync(), ct)).Error);
        Assert.IsType<NotFound>((await ops.Get<StartBulk>().RunAsync(order with { Change = new BulkWrite("account-locked", "Account locked") }, await ops.SamAsync(), ct)).Error);
        await PublishAsync(ops);
        Assert.IsType<NotAllowed>((await ops.Get<StartBulk>().RunAsync(order, await ops.MariaAsync(), ct)).Error);
        Assert.True((await ops.Get<StartBulk>().RunAsync(order, await ops.IrisAsync(), ct)).Succeeded);
    }

    /// <summary>The queue of work, not that of mail, dies here: each account has one message however often.</summary>
    [Theory, OnEveryDatabase]
    public async Task Wherever_a_node_dies_each_has_one_message(string provider)
    {
        var words = DyingNode.Immortal();
        await DieAsync(provider, words);
        for (var part = 0; part < 6; part++)
            await DieAsync(provider, new DyingNode(1 + (words.Words * part / 6) + part, afterIt: part % 2 == 0));
    }

    private static async Task DieAsync(string provider, DyingNode dying)
    {
        await using var survivor = await TestOps.StartAsync(provider);
        var iris = await survivor.IrisAsync();
        var ids = await survivor.AccountsAsync(BulkBatch.Most + 3);
        await PublishAsync(survivor);
        var actionId = await survivor.StartedAsync(newsletter, ids, iris);
        await using (var mortal = survivor.AnotherNode(dying.Configure))
            await Record.ExceptionAsync(() => LookAsync(mortal));
        for (var look = 0; look < 10 && (await survivor.UserBulkViewAsync(actionId)).Standing != BulkStanding.Finished; look++)
        {
            survivor.Time.Advance(TimeSpan.FromMinutes(2));
            await LookAsync(survivor);
        }

        Assert.Equal((ids.Count, 0, 0), (await survivor.UserBulkViewAsync(actionId)).Counts());
        await using var db = survivor.Open();
        Assert.Equal(ids.Select(id => ((long?)id, $"bulk-{actionId}")).Order(), (await db.OutgoingMessages.Where(row => row.Template == newsletter.Message).Select(row => ValueTuple.Create(row.UserId, row.Event)).ToListAsync(ct)).Order());
    }

    private static async Task LookAsync(TestOps node)
    {
        await node.Get<WorkLeases>().TakeBackExpiredAsync(ct);
        if (await node.ClaimAsync() is { } claim)
            await node.Get<RunWork>().RunAsync(claim, ct);
    }

    private static async Task PublishAsync(TestOps ops)
    {
        var maria = await ops.MariaAsync();
        var own = NewsletterMessage.Is.Words with { Subject = "November at Keller", Html = "<h1>November at Keller</h1><p>Hello {{user_name}}, the market slept.</p>", Text = "Hello {{user_name}}, the market slept." };
        var draft = (await ops.Get<SaveTemplateDraft>().RunAsync(newsletter.Message, new(own, null, 0), 0, maria, ct)).Value;
        Assert.True((await ops.Get<PublishTemplate>().RunAsync(newsletter.Message, draft, "", maria, ct)).Succeeded);
    }
}
