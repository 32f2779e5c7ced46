using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Core;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Onboarding;
using OpsConsole.Core.Users.Registering;
using OpsConsole.Core.Users.Terms;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Notifications;

namespace OpsConsole.Tests.Users.Registering;

public sealed partial class RegisterTests
{
    private static readonly CancellationToken ct = CancellationToken.None;
    private static readonly NewRegistration rosa = new(RegistrationKind.Buyer, "rosa@buyer.test", "Rosa Buyer", AcceptsTerms: true);

    [Theory, OnEveryDatabase]
    public async Task An_open_kind_has_an_account_with_its_role_once_the_address_has_answered(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (id, token) = await AskAsync(ops, rosa);
        Assert.Null(await FindAsync(ops, rosa.Email));

        var made = (await ops.Get<ConfirmRegistration>().RunAsync(new(id, token, "Rosa B. Buyer", SomeUsers.Password), "203.0.113.7", ct)).Value;

        Assert.False(made.Waits);
        var user = await ops.UserAsync(made.UserId);
        Assert.Equal(("Rosa B. Buyer", true, rosa.Email), (user.DisplayName, user.EmailConfirmed, user.Email));
        Assert.Equal(made.UserId, (await ops.Get<SignIn>().RunAsync(rosa.Email, SomeUsers.Password, null, ct)).Value);
        Assert.Equal([BuiltInRoles.Buyer], (await ops.Get<AccessDirectory>().FindAsync(made.UserId))!.Roles.ToList());
        await using var db = ops.Open();
        Assert.Equal([(LegalDocument.Terms, 1, "203.0.113.7"), (LegalDocument.Privacy, 1, "203.0.113.7")], (await db.TermsAcceptances.ToListAsync()).Select(row => (row.Document, row.Version, row.From)).Order());
        Assert.Equal(OnboardingStep.Profile, (await db.UserOnboardings.SingleAsync()).Next);
    }

    [Theory, OnEveryDatabase]
    public async Task The_link_works_once_and_not_for_ever(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (id, token) = await AskAsync(ops, rosa);
        var confirm = ops.Get<ConfirmRegistration>();
        foreach (var (wrongId, wrong) in new[] { (id, ""), (id, token + "0"), (id + 1, token) })
            Assert.IsType<RegistrationLinkIsOver>((await confirm.RunAsync(new(wrongId, wrong, "Rosa", SomeUsers.Password), null, ct)).Error);
        Assert.IsType<PasswordIsCommon>((await confirm.RunAsync(new(id, token, "Rosa", "Password12345"), null, ct)).Error);
        Assert.IsType<InvalidInput>((await confirm.RunAsync(new(id, token, " ", SomeUsers.Password), null, ct)).Error);
        ops.Time.Advance(TimeSpan.FromHours(48));
        Assert.IsType<RegistrationLinkIsOver>((await confirm.RunAsync(new(id, token, "Rosa", SomeUsers.Password), null, ct)).Error);

        var (again, fresh) = await AskAsync(ops, rosa);
        Assert.Equal(id, again);
        Assert.True((await confirm.RunAsync(new(id, fresh, "Rosa", SomeUsers.Password), null, ct)).Succeeded);
        Assert.IsType<RegistrationLinkIsOver>((await confirm.RunAsync(new(id, fresh, "Rosa", SomeUsers.Password), null, ct)).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task Two_tabs_at_once_are_one_registration_and_one_account(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var asked = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => ops.Get<Register>().RunAsync(rosa, ct))));
        Assert.All(asked, one => Assert.True(one.Succeeded));
        await using (var db = ops.Open())
            Assert.Equal((1, 1), (await db.Registrations.CountAsync(), await db.OutgoingMessages.CountAsync()));
        await ops.RunLettersAsync();
        var (id, token) = LastLink(ops);

        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ops.Get<ConfirmRegistration>().RunAsync(new(id, token, "Rosa", SomeUsers.Password), null, ct))));

        Assert.Single(made, one => one.Succeeded);
        Assert.All(made.Where(one => !one.Succeeded), one => Assert.IsType<RegistrationLinkIsOver>(one.Error));
        await using var after = ops.Open();
        Assert.Equal(1, await after.Users.CountAsync(user => user.Email == rosa.Email));
        Assert.Equal(2, await after.TermsAcceptances.CountAsync());
    }

    [Theory, OnEveryDatabase]
    public async Task A_known_address_gets_the_same_answer_and_its_owner_a_letter_of_another_kind(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await ops.WithPasswordAsync();
        var known = rosa with { Email = "PAULA@keller.test" };

        Assert.Equal((await ops.Get<Register>().RunAsync(rosa, ct)).Value, (await ops.Get<Register>().RunAsync(known, ct)).Value);
        await ops.Get<Register>().RunAsync(known, ct);
        await ops.RunLettersAsync();

        Assert.Equal(2, ops.Get<RememberedMail>().Sent.Count);
        var letter = Assert.Single(ops.Get<RememberedMail>().Sent, mail => mail.To == "paula@keller.test");
        Assert.Contains("has an account already", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("token", letter.Text, StringComparison.Ordinal);
        await using var db = ops.Open();
        Assert.Equal(1, await db.Registrations.CountAsync());
    }

    [Fact]
    public async Task What_is_missing_is_said_field_by_field_and_a_closed_kind_says_so()
    {
        await using var ops = await TestOps.StartAsync();
        var problems = Assert.IsType<InvalidInput>((await ops.Get<Register>().RunAsync(new(RegistrationKind.Agent, "nobody", " ", false), ct)).Error).Problems;
        Assert.Equal([nameof(NewUser.DisplayName), nameof(NewUser.Email), nameof(NewRegistration.AcceptsTerms)], problems.Select(problem => problem.Field).OrderBy(field => field == "AcceptsTerms").ThenBy(field => field));
        var ada = await ops.SomebodyAsync("Ada Lind", BuiltInRoles.Admin);
        Assert.True((await ops.DecideAsync(SettingCatalog.RegistrationOfBuyers, RegistrationRule.Closed, ada)).Succeeded);
        Assert.IsType<RegistrationIsClosed>((await ops.Get<Register>().RunAsync(rosa, ct)).Error);
        Assert.Equal([RegistrationKind.Agent, RegistrationKind.Partner], (await ops.Get<OpenRegistrationsQuery>().LoadAsync(ct)).Kinds);
    }

    [Theory, OnEveryDatabase]
    public async Task Where_somebody_decides_the_account_has_no_role_until_then(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (iris, sam) = (await ops.IrisAsync(), await ops.SamAsync());
        var (id, token) = await AskAsync(ops, rosa with { Kind = RegistrationKind.Agent });
        var made = (await ops.Get<ConfirmRegistration>().RunAsync(new(id, token, "Rosa", SomeUsers.Password), null, ct)).Value;
        Assert.True(made.Waits);
        Assert.Empty((await ops.Get<AccessDirectory>().ActorAsync(made.UserId)).Permissions);
        await ops.NotifyAsync();
        Assert.Equal("Rosa", Assert.Single(await ops.NotificationsAsync(iris), row => row.Action == "registration.confirmed").Title);
        Assert.Equal("Rosa", Assert.Single(await ops.Get<WaitingRegistrationsQuery>().LoadAsync(ops.TenantId, ct)).Name);

        Assert.IsType<NotAllowed>((await ops.Get<ApproveRegistration>().RunAsync(id, sam, ct)).Error);
        var decided = await Task.WhenAll(Task.Run(() => ops.Get<ApproveRegistration>().RunAsync(id, iris, ct)), Task.Run(() => ops.Get<DeclineRegistration>().RunAsync(id, "We are full.", iris, ct)));

        Assert.Single(decided, one => one.Succeeded);
        var approved = decided[0].Succeeded;
        Assert.Equal(!approved, (await ops.UserAsync(made.UserId)).IsDisabled);
        Assert.Equal(approved ? 1 : 0, (await ops.Get<AccessDirectory>().ActorAsync(made.UserId)).Permissions.Count);
        await ops.RunLettersAsync();
        Assert.Contains(ops.Get<RememberedMail>().Sent, mail => mail.To == rosa.Email && mail.Text.Contains(approved ? "was approved" : "We are full.", StringComparison.Ordinal));
        Assert.Empty(await ops.Get<WaitingRegistrationsQuery>().LoadAsync(ops.TenantId, ct));
    }

    [Theory, OnEveryDatabase]
    public async Task Killed_between_row_and_letter_a_later_letter_works_and_so_does_the_one_before(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await ops.Get<Register>().RunAsync(rosa, ct);
        ops.Get<RememberedMail>().Fails = true;
        await ops.RunLettersAsync();
        Assert.Empty(ops.Get<RememberedMail>().Sent);
        ops.Get<RememberedMail>().Fails = false;
        // Sent, and killed before the queue heard of it: it is sent again.
        await SendAgainAsync(ops);
        var (id, first) = LastLink(ops);
        await SendAgainAsync(ops);
        var (_, second) = LastLink(ops);

        Assert.NotEqual(first, second);
        Assert.NotNull(await ops.Get<RegistrationByLinkQuery>().LoadAsync(id, second, ct));
        Assert.True((await ops.Get<ConfirmRegistration>().RunAsync(new(id, first, "Rosa", SomeUsers.Password), null, ct)).Succeeded);
        Assert.Null(await ops.Get<RegistrationByLinkQuery>().LoadAsync(id, second, ct));
    }

    [Fact]
    public async Task Wherever_a_node_dies_while_confirming_there_is_one_account_or_the_link_still_works()
    {
        var words = await ConfirmAndDieAsync(DyingNode.Immortal());
        Assert.InRange(words, 10, 80);
        for (var word = 1; word <= words; word++)
        {
            await ConfirmAndDieAsync(new DyingNode(word, afterIt: false));
            await ConfirmAndDieAsync(new DyingNode(word, afterIt: true));
        }
    }

    [Theory, OnEveryDatabase]
    public async Task No_row_holds_a_way_into_an_account(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await ops.Get<Register>().RunAsync(rosa, ct);
        await using (var db = ops.Open())
            Assert.Matches(@"^\{""registration"":""\d+""\}$", (await db.OutgoingMessages.SingleAsync()).Values);
        await ops.RunLettersAsync();
        var (_, token) = LastLink(ops);
        await using var after = ops.Open();
        var row = await after.Registrations.SingleAsync();
        Assert.DoesNotContain(token, row.LinkHash + row.EarlierLinkHash, StringComparison.Ordinal);
        var sent = await after.OutgoingMessages.SingleAsync();
        Assert.DoesNotContain(token, sent.Values + sent.Said + sent.SentSubject, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task What_never_answered_is_removed_after_its_days(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await AskAsync(ops, rosa);
        var (id, token) = await AskAsync(ops, rosa with { Email = "rob@buyer.test" });
        await ops.Get<ConfirmRegistration>().RunAsync(new(id, token, "Rob", SomeUsers.Password), null, ct);
        ops.Time.Advance(TimeSpan.FromDays(8));
        Assert.Equal(0, await ops.Get<SweepRegistrations>().RunAsync(ct));
        ops.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await ops.Get<SweepRegistrations>().RunAsync(ct));
        await using var db = ops.Open();
        Assert.Equal("rob@buyer.test", (await db.Registrations.SingleAsync()).Email);
    }

    [Theory, OnEveryDatabase]
    public async Task New_terms_are_due_for_those_who_said_yes_to_earlier_ones(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (id, token) = await AskAsync(ops, rosa);
        var made = (await ops.Get<ConfirmRegistration>().RunAsync(new(id, token, "Rosa", SomeUsers.Password), null, ct)).Value;
        var (book, paula) = (ops.Get<LegalBook>(), await ops.WithPasswordAsync());
        var next = new LegalBook([.. book.Current, book.Find(LegalDocument.Terms, 1)! with { Version = 2 }]);
        await using var newer = ops.AnotherNode(services => services.AddSingleton(next));
        Assert.Empty(await ops.Get<DueTermsQuery>().LoadAsync(made.UserId, ct));

        Assert.Equal((LegalDocument.Terms, 2), Assert.Single(await newer.Get<DueTermsQuery>().LoadAsync(made.UserId, ct)) is { } due ? (due.Document, due.Version) : default);
        Assert.Empty(await newer.Get<DueTermsQuery>().LoadAsync(paula, ct));
        var actor = await newer.Get<AccessDirectory>().ActorAsync(made.UserId);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => newer.Get<AcceptTerms>().RunAsync(null, actor, ct))));

        Assert.Empty(await newer.Get<DueTermsQuery>().LoadAsync(made.UserId, ct));
        await using var db = ops.Open();
        Assert.Equal(3, await db.TermsAcceptances.CountAsync());
    }

    private static async Task<int> ConfirmAndDieAsync(DyingNode death)
    {
        await using var ops = await TestOps.StartAsync();
        var (id, token) = await AskAsync(ops, rosa);
        int words;
        await using (var mortal = ops.AnotherNode(death.Configure))
        {
            await Record.ExceptionAsync(() => mortal.Get<ConfirmRegistration>().RunAsync(new(id, token, "Rosa", SomeUsers.Password), null, ct));
            words = death.Words;
        }

        await ops.Get<ConfirmRegistration>().RunAsync(new(id, token, "Rosa", SomeUsers.Password), null, ct);
        await using var db = ops.Open();
        var user = await db.Users.SingleAsync(row => row.Email == rosa.Email);
        var row = await db.Registrations.SingleAsync();
        Assert.Equal((RegistrationState.Approved, user.Id), (row.State, row.UserId));
        Assert.Equal((1, 2, 1), (await db.RoleMemberships.CountAsync(held => held.UserId == user.Id), await db.TermsAcceptances.CountAsync(), await db.Activity.CountAsync(entry => entry.Action == "user.registered")));
        return words;
    }

    private static async Task<User?> FindAsync(TestOps ops, string email)
    {
        await using var db = ops.Open();
        return await db.Users.FirstOrDefaultAsync(user => user.Email == email);
    }

    /// <returns>Whose registration it is, and the token of the letter's link.</returns>
    private static async Task<(long Id, string Token)> AskAsync(TestOps ops, NewRegistration input)
    {
        Assert.True((await ops.Get<Register>().RunAsync(input, ct)).Succeeded);
        await ops.RunLettersAsync();
        return LastLink(ops);
    }

    private static async Task SendAgainAsync(TestOps ops)
    {
        await using (var db = ops.Open())
            await db.OutgoingMessages.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, Core.Messages.Queue.MessageState.Waiting).SetProperty(row => row.NextTryAtUtc, ops.Time.GetUtcNow().UtcDateTime), ct);
        await ops.RunLettersAsync();
    }

    private static (long Id, string Token) LastLink(TestOps ops)
    {
        var link = Link().Match(ops.Get<RememberedMail>().Sent.Last(mail => mail.Text.Contains("register/confirm", StringComparison.Ordinal)).Text);
        return (long.Parse(link.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), link.Groups[2].Value);
    }

    [GeneratedRegex(@"https://console\.keller\.test/register/confirm\?id=(\d+)&token=([0-9a-f]+)")]
    private static partial Regex Link();
}
