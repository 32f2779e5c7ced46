using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Messages.Sending;
using OpsConsole.Core.Messages.Sms;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Users;

namespace OpsConsole.Tests.Messages.Sms;

/// <summary>However a node dies, no text leaves twice and no answered text counts twice.</summary>
public sealed class TextCrashTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Wherever_a_node_dies_while_it_sends_no_text_leaves_twice(string provider)
    {
        var words = await SendAndDieAsync(provider, DyingNode.Immortal());
        Assert.InRange(words, 12, 200);
        for (var word = 1; word <= words; word++)
        {
            await SendAndDieAsync(provider, new DyingNode(word, afterIt: false));
            await SendAndDieAsync(provider, new DyingNode(word, afterIt: true));
        }
    }

    [Theory, OnEveryDatabase]
    public async Task Wherever_a_node_dies_while_it_takes_a_stop_in_it_counts_once_when_it_is_brought_again(string provider)
    {
        var words = await StopAndDieAsync(provider, DyingNode.Immortal());
        Assert.InRange(words, 8, 200);
        for (var word = 1; word <= words; word++)
        {
            await StopAndDieAsync(provider, new DyingNode(word, afterIt: false));
            await StopAndDieAsync(provider, new DyingNode(word, afterIt: true));
        }
    }

    [Theory, OnEveryDatabase]
    public async Task Wherever_a_node_dies_while_it_hears_of_a_delivery_it_counts_once_when_it_is_brought_again(string provider)
    {
        var words = await HearAndDieAsync(provider, DyingNode.Immortal());
        for (var word = 1; word <= words; word++)
        {
            await HearAndDieAsync(provider, new DyingNode(word, afterIt: false));
            await HearAndDieAsync(provider, new DyingNode(word, afterIt: true));
        }
    }

    private static async Task<int> SendAndDieAsync(string provider, DyingNode death)
    {
        var texts = new RememberedTexts();
        await using var ops = await TestOps.StartAsync(provider, SomeTexts.With(texts));
        var ana = await ops.AnaByTextAsync();
        for (var n = 0; n < 2; n++)
            await ops.TextAsync(ana.UserId!.Value, $"entry-{n}");
        await using var mortal = ops.AnotherNode(services =>
        {
            SomeTexts.With(texts)(services);
            death.Configure(services);
        });
        await Record.ExceptionAsync(() => mortal.Get<SendMessages>().BatchAsync(ops.TenantId, ct));
        var words = death.Words;
        ops.Time.Advance(MessageClaims.Length + TimeSpan.FromSeconds(1));
        await ops.Get<MessageClaims>().DoubtSilentAsync(ct);
        await ops.RunLettersAsync();

        Assert.Equal(texts.Sent.Count, texts.Sent.Select(sms => sms.MessageId).Distinct().Count());
        foreach (var row in await ops.MessagesAsync())
        {
            Assert.True(row.State is MessageState.Sent or MessageState.InDoubt, $"{row.Id} is {row.State}");
            Assert.True(row.State == MessageState.InDoubt || texts.Sent.Any(sms => sms.MessageId == row.Id), $"{row.Id} is sent and was not");
            // The provider knows; its word ends the doubt.
            if (row.State == MessageState.InDoubt && texts.Sent.FirstOrDefault(sms => sms.MessageId == row.Id) is { } left)
            {
                await ops.TellAsync(row.Id, left.Attempt, $"SM{row.Id}", "delivered");
                Assert.Equal(MessageState.Sent, (await ops.MessageAsync(row.Id)).State);
            }
        }

        return words;
    }

    private static async Task<int> StopAndDieAsync(string provider, DyingNode death)
    {
        var texts = new RememberedTexts();
        await using var ops = await TestOps.StartAsync(provider, SomeTexts.With(texts));
        var ana = await ops.AnaByTextAsync();
        await using (var mortal = ops.AnotherNode(services =>
        {
            SomeTexts.With(texts)(services);
            death.Configure(services);
        }))
            await Record.ExceptionAsync(() => mortal.AnswerAsync("STOP", "SM1"));
        var words = death.Words;
        Assert.True((await ops.AnswerAsync("STOP", "SM1")).Succeeded);
        await ops.RunLettersAsync();
        Assert.Single(texts.Sent);
        Assert.Single((await ops.ActionsAsync("user", ana.UserId!.Value)), action => action == "user.texts-stopped");
        return words;
    }

    private static async Task<int> HearAndDieAsync(string provider, DyingNode death)
    {
        var texts = new RememberedTexts();
        await using var ops = await TestOps.StartAsync(provider, SomeTexts.With(texts));
        var ana = await ops.AnaByTextAsync();
        var id = await ops.TextAsync(ana.UserId!.Value);
        await ops.RunLettersAsync();
        await using (var mortal = ops.AnotherNode(services =>
        {
            SomeTexts.With(texts)(services);
            death.Configure(services);
        }))
            await Record.ExceptionAsync(() => mortal.TellAsync(id, null, $"SM{id}", "undelivered", ("ErrorCode", "30005")));
        var words = death.Words;
        Assert.True((await ops.TellAsync(id, null, $"SM{id}", "undelivered", ("ErrorCode", "30005"))).Succeeded);
        Assert.Equal(TextDelivery.Undelivered, (await ops.MessageAsync(id)).Delivery);
        var detail = await ops.Get<MessageDetailQuery>().LoadAsync(ops.TenantId, id, ct);
        Assert.Single(detail!.Events);
        Assert.NotNull(detail.Blocked);
        return words;
    }
}
