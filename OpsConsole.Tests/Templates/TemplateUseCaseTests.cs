using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Messages.Library;
using OpsConsole.Core.Notifications.Preferences;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Templates;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users.Letters;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Messages;
using OpsConsole.Tests.Users;

namespace OpsConsole.Tests.Templates;

public sealed class TemplateUseCaseTests
{
    private static readonly CancellationToken ct = CancellationToken.None;
    private static readonly string key = NoticeMessage.Is.Key;
    private static readonly TemplateTest own = new(new("News: {{title}}", "<p>News of {{title}}</p>", "News of {{title}}"), null, 0);

    [Theory, OnEveryDatabase]
    public async Task Own_words_count_from_the_moment_they_are_published_also_for_what_waits(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, sam) = (await ops.MariaAsync(), await ops.SamAsync());
        await ops.QueueAsync("anna@x.test", "1");
        Assert.IsType<NotAllowed>((await ops.Get<SaveTemplateDraft>().RunAsync(key, own, 0, sam, ct)).Error);
        Assert.IsType<NothingToPublish>((await ops.Get<PublishTemplate>().RunAsync(key, 0, "", maria, ct)).Error);
        var version = (await ops.Get<SaveTemplateDraft>().RunAsync(key, own, 0, maria, ct)).Value;
        Assert.IsType<ChangedBySomeoneElse>((await ops.Get<SaveTemplateDraft>().RunAsync(key, own, 0, await ops.JonasAsync(), ct)).Error);
        Assert.IsType<NotAllowed>((await ops.Get<PublishTemplate>().RunAsync(key, version, "", sam, ct)).Error);
        Assert.Equal(1, (await ops.Get<PublishTemplate>().RunAsync(key, version, "Shorter", maria, ct)).Value);
        await ops.RunLettersAsync();

        var mail = Assert.Single(ops.Get<RememberedMail>().Sent);
        Assert.Equal("News: 118 Cedar St", mail.Subject);
        Assert.Equal((1, "A"), ((await ops.MessagesAsync())[0].Version, (await ops.MessagesAsync())[0].Variant));
        var detail = await ops.Get<TemplateDetailQuery>().LoadAsync(ops.TenantId, key, ct);
        Assert.Equal((1, "Shorter", 1), (detail!.Live.Number, detail.Versions.Single().Note, detail.Figures.Single().Sent));
        Assert.Null(detail.Draft);
        var other = await ops.Get<CreateTenant>().RunAsync("Other Homes", ct);
        Assert.Equal(0, (await ops.Get<TemplateDetailQuery>().LoadAsync(other, key, ct))!.Live.Number);
    }

    [Fact]
    public async Task What_the_product_left_to_fill_in_reaches_nobody_but_who_tries_it()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var product = PropertyAlertMessage.Is.Words;
        var half = product with { Subject = "New in your market: 118 Cedar Street [by the park], Galt" };
        var version = (await ops.Get<SaveTemplateDraft>().RunAsync("property-alert", new(half, null, 0), 0, maria, ct)).Value;

        var problems = Assert.IsType<TemplateHasProblems>((await ops.Get<PublishTemplate>().RunAsync("property-alert", version, "", maria, ct)).Error).Problems;

        Assert.Contains(problems, problem => problem is { Part: TemplatePart.Html, Message: "[Street, city] is still to be filled in." });
        // Their own brackets are theirs.
        Assert.DoesNotContain(problems, problem => problem.Part == TemplatePart.Subject);
        Assert.True((await ops.Get<SendTestMessage>().RunAsync("property-alert", half, new Dictionary<string, string>(), maria, ct)).Succeeded);
        Assert.All(LibraryMessage.All, message => Assert.Empty(TemplateCheck.ProblemsOf(message, message.Words)));
    }

    [Theory, OnEveryDatabase]
    public async Task What_would_break_a_mail_is_kept_as_a_draft_and_not_published(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        var wrong = own with { Words = own.Words with { Html = "<p>{{titel}}</p>" } };
        var version = (await ops.Get<SaveTemplateDraft>().RunAsync(key, wrong, 0, maria, ct)).Value;

        var error = Assert.IsType<TemplateHasProblems>((await ops.Get<PublishTemplate>().RunAsync(key, version, "", maria, ct)).Error);

        Assert.Contains(new TemplateProblem(TemplatePart.Html, 1, 4, "There is no variable titel in this message. Do you mean title?"), error.Problems);
        Assert.IsType<TemplateHasProblems>((await ops.Get<SendTestMessage>().RunAsync(key, wrong.Words, new Dictionary<string, string>(), maria, ct)).Error);
        Assert.Equal(wrong, (await ops.Get<TemplateDetailQuery>().LoadAsync(ops.TenantId, key, ct))!.Draft!.Content);
        Assert.True((await ops.Get<DiscardTemplateDraft>().RunAsync(key, version, maria, ct)).Succeeded);
        Assert.Null((await ops.Get<TemplateDetailQuery>().LoadAsync(ops.TenantId, key, ct))!.Draft);
    }

    [Theory, OnEveryDatabase]
    public async Task One_goes_back_by_a_new_version_and_who_did_not_see_it_is_told(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        await PublishAsync(ops, own, maria);
        await PublishAsync(ops, own with { Words = own.Words with { Subject = "Second" } }, maria);
        var draft = (await ops.Get<SaveTemplateDraft>().RunAsync(key, own with { Words = own.Words with { Subject = "Third" } }, 0, jonas, ct)).Value;

        Assert.IsType<ChangedBySomeoneElse>((await ops.Get<RollBackTemplate>().RunAsync(key, 1, 1, maria, ct)).Error);
        Assert.IsType<NoSuchVersion>((await ops.Get<RollBackTemplate>().RunAsync(key, 9, 2, maria, ct)).Error);
        Assert.Equal(3, (await ops.Get<RollBackTemplate>().RunAsync(key, 1, 2, maria, ct)).Value);
        Assert.IsType<NothingChanged>((await ops.Get<RollBackTemplate>().RunAsync(key, 1, 3, maria, ct)).Error);
        Assert.IsType<ChangedBySomeoneElse>((await ops.Get<PublishTemplate>().RunAsync(key, draft, "", jonas, ct)).Error);
        Assert.Equal(4, (await ops.Get<RollBackTemplate>().RunAsync(key, 0, 3, maria, ct)).Value);
        await ops.QueueAsync("anna@x.test");
        await ops.RunLettersAsync();

        Assert.Equal("118 Cedar St", Assert.Single(ops.Get<RememberedMail>().Sent).Subject);
        var detail = await ops.Get<TemplateDetailQuery>().LoadAsync(ops.TenantId, key, ct);
        Assert.Equal([(4, true), (3, false), (2, false), (1, false)], detail!.Versions.Select(version => (version.Number, version.FollowsProduct)));
        await using var db = ops.Open();
        Assert.Equal(["template.published", "template.published", "template.rolled-back", "template.rolled-back"], await db.Activity.Where(entry => entry.SubjectKind == "template").OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync(ct));
    }

    [Fact]
    public async Task Of_two_who_publish_at_once_one_is_told()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var draft = (await ops.Get<SaveTemplateDraft>().RunAsync(key, own, 0, maria, ct)).Value;
        var done = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => ops.Get<PublishTemplate>().RunAsync(key, draft, "", maria, ct))));
        Assert.Single(done, one => one.Succeeded);
    }

    [Fact]
    public void The_same_person_gets_the_same_variant_and_a_larger_share_only_adds_people()
    {
        var few = own with { Other = own.Words, OtherShare = 20 };
        var many = few with { OtherShare = 60 };
        var second = Enumerable.Range(1, 10_000).Where(id => few.VariantFor(key, id) == TemplateTest.Second).ToHashSet();
        Assert.InRange(second.Count, 1_850, 2_150);
        Assert.All(second, id => Assert.Equal(TemplateTest.Second, many.VariantFor(key, id)));
        Assert.Equal(TemplateTest.First, many.VariantFor(key, null));
    }

    [Fact]
    public async Task A_test_goes_to_oneself_through_the_queue_without_a_way_into_an_account()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var words = PasswordResetMessage.Is.Words with { Subject = "Try" };
        Assert.True((await ops.Get<SendTestMessage>().RunAsync(PasswordResetMessage.Is.Key, words, new Dictionary<string, string>(), maria, ct)).Succeeded);
        Assert.True((await ops.Get<SendTestMessage>().RunAsync(PasswordResetMessage.Is.Key, words, new Dictionary<string, string>(), maria, ct)).Succeeded);
        await ops.RunLettersAsync();
        Assert.Equal(2, ops.Get<RememberedMail>().Sent.Count);
        Assert.All(ops.Get<RememberedMail>().Sent, mail => Assert.True(mail.Subject == "[Test] Try" && mail.Text.Contains("token=example", StringComparison.Ordinal) && mail.To.StartsWith("maria", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_changed_is_said_line_by_line()
    {
        var lines = TemplateDiff.Between("a\nb\nc", "a\nx\nc");
        Assert.Equal([(LineChange.Same, "a"), (LineChange.Removed, "b"), (LineChange.Added, "x"), (LineChange.Same, "c")], lines.Select(line => (line.Change, line.Text)));
        Assert.Empty(TemplateDiff.Between("a", "a"));
    }

    private static async Task PublishAsync(TestOps ops, TemplateTest content, Actor who)
    {
        var draft = (await ops.Get<SaveTemplateDraft>().RunAsync(key, content, 0, who, ct)).Value;
        Assert.True((await ops.Get<PublishTemplate>().RunAsync(key, draft, "", who, ct)).Succeeded);
    }
}
