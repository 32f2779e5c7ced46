using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Notifications;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Tasks;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Erasing;
using OpsConsole.Core.Users.Sessions;
using OpsConsole.Core.Views;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Activity;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;
using OpsConsole.Tests.Leads.Imports;

namespace OpsConsole.Tests.Users.Erasing;

public sealed class EraseUserTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Who_was_erased_is_a_number_and_the_chain_proves_itself(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var iris = await ops.IrisAsync();
        var sam = await LivedAsync(ops, "Samuel José Okafor", iris);
        var before = (await ops.VerifyAsync()).Chains.Single(chain => chain.TenantId == ops.TenantId);

        var erasureId = (await EraseAsync(ops, sam, iris)).Value;
        Assert.True((await ops.UserAsync(sam.UserId!.Value)).IsDisabled);
        // Whoever signed in now would leave traces behind the steps that are done.
        Assert.IsType<ErasureRuns>((await ops.Get<EnableUser>().RunAsync(sam.UserId.Value, "By mistake", iris, ct)).Error);
        await ops.RunQueueAsync();
        await ops.DeliverAsync();

        var user = await ops.UserAsync(sam.UserId.Value);
        Assert.Equal(($"Erased person #{user.Id}", null, null, null, true, ops.Time.NowUtc), (user.DisplayName, user.Email, user.PhoneNumber, user.PasswordHash, user.IsDisabled, user.ErasedAtUtc!.Value));
        var chain = (await ops.VerifyAsync(before.Head!)).Chains.Single(one => one.TenantId == ops.TenantId);
        Assert.True(chain.Broken is null, chain.Broken?.What);
        Assert.InRange(chain.Redacted, 5, chain.Sealed - 5);
        await using var db = ops.Open();
        var erasure = await db.Erasures.SingleAsync(ct);
        Assert.Equal((erasureId, chain.Redacted, (string?)null, ops.Time.NowUtc), (erasure.Id, erasure.EntriesRedacted, erasure.Traces, erasure.FinishedAtUtc));
        Assert.DoesNotContain("Samuel", erasure.Reason, StringComparison.Ordinal);
        // What refers to them still does.
        Assert.Equal((user.Id, user.DisplayName), await db.Tasks.Where(task => task.CreatedByUserId == user.Id).Select(task => ValueTuple.Create(task.CreatedByUserId!.Value, task.CreatedByName)).FirstAsync(ct));
        Assert.True(await db.Activity.AnyAsync(entry => entry.ActorUserId == user.Id && entry.Action == "lead.noted", ct));
        Assert.Contains("user.erased", await ops.ActionsAsync("user", user.Id));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Nothing_in_any_table_says_who_it_was_and_others_stay_who_they_are(int seed)
    {
        await using var ops = await TestOps.StartAsync();
        var random = new Random(seed);
        string[] firsts = ["Zoë", "O'Neil", "Ren\"é", "Bartholomew", "Łukasz"], lasts = ["Quagmire", "von Ünsinn", "D’Arcy-Vance", "Tamburlaine"];
        var name = $"{firsts[random.Next(firsts.Length)]}{random.Next(1000)} {lasts[random.Next(lasts.Length)]}";
        var iris = await ops.IrisAsync();
        var who = await LivedAsync(ops, name, iris);
        var other = await LivedAsync(ops, "Other Personage", iris, "Earlier Personage", "(530) 555-0177", "198.51.100.4");
        string[] traces = [name, "Former Name", (await ops.UserAsync(who.UserId!.Value)).Email!, "+19165550134", "(916) 555-0134", "203.0.113.9"];
        Assert.InRange((await ops.ScanAsync(traces[..3])).Count, 12, 200);
        var others = (await ops.ScanAsync("Other Personage")).Count;

        Assert.True((await EraseAsync(ops, who, iris)).Succeeded);
        await ops.RunQueueAsync();
        await ops.DeliverAsync();

        var left = await ops.ScanAsync(traces);
        Assert.True(left.Count == 0, string.Join(Environment.NewLine, left));
        // Changed by nothing but their namesakes in texts of the one who went, of which there are none.
        Assert.Equal(others, (await ops.ScanAsync("Other Personage")).Count);
        Assert.True((await ops.VerifyAsync()).IsWhole);
        Assert.Equal("Other Personage", (await ops.UserAsync(other.UserId!.Value)).DisplayName);
    }

    [Theory, OnEveryDatabase]
    public async Task Nobody_touches_a_redacted_entry_unseen(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var iris = await ops.IrisAsync();
        var who = await LivedAsync(ops, "Samuel José Okafor", iris);
        await EraseAsync(ops, who, iris);
        await ops.RunQueueAsync();
        await ops.DeliverAsync();
        await using var db = ops.Open();
        var redactions = await db.ActivityRedactions.AsNoTracking().OrderBy(row => row.ActivityId).ToListAsync(ct);
        var (first, last) = (redactions[0].ActivityId, redactions[^1].ActivityId);

        // The database itself refuses, now that the redaction is applied.
        await Assert.ThrowsAnyAsync<Exception>(() => db.Activity.Where(entry => entry.Id == first).ExecuteUpdateAsync(set => set.SetProperty(entry => entry.ActorName, "X"), ct));

        await BreaksAsync($"""UPDATE "Activity" SET "ActorName" = 'Somebody else' WHERE "Id" = {first}""", first, "was changed after its redaction");
        await BreaksAsync($"""UPDATE "Activity" SET "ActorName" = {User.PseudonymOf(who.UserId!.Value)} WHERE "Id" = {first}""", null, null);
        var after = redactions[^1].After;
        await BreaksAsync($"""UPDATE "ActivityRedactions" SET "After" = {new byte[32]} WHERE "ActivityId" = {last}""", first, "is not what its record says");
        await BreaksAsync($"""UPDATE "ActivityRedactions" SET "After" = {after} WHERE "ActivityId" = {last}""", null, null);
        await BreaksAsync($"""DELETE FROM "ActivityRedactions" WHERE "ActivityId" = {last}""", first, "is not what its record says");

        async Task BreaksAsync(FormattableString sql, long? at, string? what)
        {
            await ops.TamperAsync(sql);
            var broken = (await ops.VerifyAsync()).Chains.Single(chain => chain.TenantId == ops.TenantId).Broken;
            Assert.Equal(at, broken?.ActivityId);
            if (what is not null)
                Assert.Contains(what, broken!.What, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_entry_that_was_changed_by_hand_is_not_covered_up()
    {
        await using var ops = await TestOps.StartAsync();
        var iris = await ops.IrisAsync();
        var who = await LivedAsync(ops, "Samuel José Okafor", iris);
        await using var db = ops.Open();
        var id = await db.Activity.Where(entry => entry.ActorUserId == who.UserId).MinAsync(entry => entry.Id, ct);
        await ops.TamperAsync($"""UPDATE "Activity" SET "Action" = 'user.signed-out' WHERE "Id" = {id}""");
        await EraseAsync(ops, who, iris);
        await ops.RunQueueAsync();

        var item = await db.WorkItems.AsNoTracking().SingleAsync(row => row.Kind == CarryOutErasure.KindName, ct);
        Assert.Equal((WorkStatus.Dead, $"Entry {id} is not what was sealed. Verify the chain first."), (item.Status, item.Error));
        Assert.Null((await db.Erasures.SingleAsync(ct)).FinishedAtUtc);
    }

    [Fact]
    public async Task Two_people_of_one_entry_are_erased_one_after_the_other()
    {
        await using var ops = await TestOps.StartAsync();
        var iris = await ops.IrisAsync();
        var (ana, bo) = (await LivedAsync(ops, "Anabel First", iris), await LivedAsync(ops, "Boris Second", iris));
        await using (var db = ops.Open())
        {
            db.Record(ana, "user.renamed", await db.Users.FirstAsync(user => user.Id == ana.UserId, ct), new { note = "Anabel First and Boris Second met Boris Secondary" });
            await db.SaveChangesAsync(ct);
        }

        foreach (var who in new[] { ana, bo })
        {
            await EraseAsync(ops, who, iris);
            await ops.RunQueueAsync();
            await ops.DeliverAsync();
        }

        await using var read = ops.Open();
        Assert.Contains(await read.Activity.Where(entry => entry.Action == "user.renamed").Select(entry => entry.Particulars).ToListAsync(ct),
            text => text == $$"""{"note":"Erased person #{{ana.UserId}} and Erased person #{{bo.UserId}} met Boris Secondary"}""");
        var chain = (await ops.VerifyAsync()).Chains.Single(one => one.TenantId == ops.TenantId);
        Assert.True(chain.Broken is null, chain.Broken?.What);
    }

    [Theory, OnEveryDatabase]
    public async Task Each_reason_not_to_is_said(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var iris = await ops.IrisAsync();
        var (maria, sam) = (await ops.MariaAsync(), await ops.SamAsync());
        var erase = ops.Get<EraseUser>();
        var target = await ops.RefAsync(sam.UserId!.Value);

        Assert.IsType<NotAllowed>((await erase.RunAsync(target, sam.Name, "asked", maria, ct)).Error);
        Assert.IsType<NotAllowed>((await ops.Get<ErasureOutlookQuery>().LoadAsync(sam.UserId.Value, maria, ct)).Error);
        Assert.IsType<StatusNeedsAReason>((await erase.RunAsync(target, sam.Name, " ", iris, ct)).Error);
        Assert.IsType<NameIsNotTheirs>((await erase.RunAsync(target, "sam", "asked", iris, ct)).Error);
        Assert.IsType<CannotEraseYourself>((await erase.RunAsync(await ops.RefAsync(iris.UserId!.Value), iris.Name, "asked", iris, ct)).Error);
        Assert.IsType<ChangedBySomeoneElse>((await erase.RunAsync(target with { Version = "old" }, sam.Name, "asked", iris, ct)).Error);
        var elsewhere = await ops.Get<CreateTenant>().RunAsync("Other Homes", ct);
        var olga = await ops.SomebodyAsync("Olga Far", BuiltInRoles.Admin, elsewhere);
        Assert.IsType<NotFound>((await erase.RunAsync(target, sam.Name, "asked", olga, ct)).Error);
        // Olga is alone there: whoever acts for the product cannot take the last one away either.
        Assert.IsType<SomebodyMustManageUsers>((await erase.RunAsync(await RefAsync(olga), olga.Name, "asked", Actor.System(elsewhere, "Test"), ct)).Error);

        await ops.Get<AddTask>().RunAsync(new NewTask("Call the county", null, sam.UserId), maria, ct);
        var inWork = Assert.IsType<SomethingIsInWork>((await erase.RunAsync(target, sam.Name, "asked", iris, ct)).Error);
        Assert.Equal(["1 open task of theirs"], inWork.What);
        Assert.Equal(inWork.What, (await ops.Get<ErasureOutlookQuery>().LoadAsync(sam.UserId.Value, iris, ct)).Value.InTheWay);
        Assert.Empty(await ops.ActionsAsync("erasure", 1));
        Assert.False((await ops.UserAsync(sam.UserId.Value)).IsDisabled);

        async Task<UserRef> RefAsync(Actor of)
        {
            await using var db = ops.Dbs.Open(of.TenantId);
            return new UserRef(of.UserId!.Value, (await db.Users.FirstAsync(user => user.Id == of.UserId, ct)).ConcurrencyStamp!);
        }
    }

    [Fact]
    public async Task Whoever_is_erased_stays_so_and_is_not_erased_twice()
    {
        await using var ops = await TestOps.StartAsync();
        var iris = await ops.IrisAsync();
        var who = await LivedAsync(ops, "Samuel José Okafor", iris);
        await EraseAsync(ops, who, iris);
        Assert.IsType<ErasureRuns>((await EraseAsync(ops, who, iris)).Error);
        await ops.RunQueueAsync();
        Assert.IsType<IsErased>((await ops.Get<EnableUser>().RunAsync(who.UserId!.Value, "back", iris, ct)).Error);
        Assert.IsType<IsErased>((await EraseAsync(ops, who, iris)).Error);
        Assert.NotNull((await ops.Get<ErasureOutlookQuery>().LoadAsync(who.UserId.Value, iris, ct)).Value.Present!.FinishedAtUtc);
    }

    [Fact]
    public async Task The_look_ahead_counts_what_goes_and_changes_nothing()
    {
        await using var ops = await TestOps.StartAsync();
        var iris = await ops.IrisAsync();
        var who = await LivedAsync(ops, "Samuel José Okafor", iris);
        var before = await ops.ScanAsync("Samuel");

        var outlook = (await ops.Get<ErasureOutlookQuery>().LoadAsync(who.UserId!.Value, iris, ct)).Value;

        Assert.Empty(outlook.InTheWay);
        Assert.Contains(outlook.Goes, rows => rows is { What: "Sessions", Count: 1 });
        Assert.Contains(outlook.Changes, rows => rows is { What: "Tasks", Count: > 0 });
        Assert.True(outlook.Entries > 4);
        Assert.Equal(before, await ops.ScanAsync("Samuel"));
    }

    [Fact]
    public async Task A_namesake_keeps_the_name()
    {
        await using var ops = await TestOps.StartAsync();
        var iris = await ops.IrisAsync();
        var who = await LivedAsync(ops, "Samuel José Okafor", iris);
        var twin = await ops.WithPasswordAsync("twin@keller.test");
        await using (var db = ops.Open())
        {
            (await db.Users.FirstAsync(user => user.Id == twin, ct)).DisplayName = who.Name;
            await db.SaveChangesAsync(ct);
        }

        await ops.Get<AddTask>().RunAsync(new NewTask("Samuel José Okafor must sign", null, twin), iris, ct);
        Assert.True((await ops.Get<ErasureOutlookQuery>().LoadAsync(who.UserId!.Value, iris, ct)).Value.HasNamesake);
        await EraseAsync(ops, who, iris);
        await ops.RunQueueAsync();

        await using var read = ops.Open();
        var task = await read.Tasks.SingleAsync(row => row.AssigneeUserId == twin, ct);
        Assert.Equal(("Samuel José Okafor must sign", "Samuel José Okafor"), (task.Title, task.AssigneeName));
        Assert.DoesNotContain(who.Name, await read.Tasks.Where(row => row.CreatedByUserId == who.UserId).Select(row => row.CreatedByName).ToListAsync(ct));
    }

    [Fact]
    public async Task Wherever_a_node_dies_it_ends_the_same()
    {
        var whole = await RunAndDieAsync(DyingNode.Immortal());
        Assert.InRange(whole.Words, 60, 900);
        // Each table is asked once: every fifth word, before and after in turn, and all of the last forty, where the account goes.
        for (var word = 1; word <= whole.Words; word += word > whole.Words - 40 ? 1 : 5)
        {
            var (_, outcome) = await RunAndDieAsync(new DyingNode(word, word % 2 == 0));
            Assert.True(whole.Outcome == outcome, $"It died at word {word}: {outcome} and not {whole.Outcome}.");
        }
    }

    private static async Task<(int Words, string Outcome)> RunAndDieAsync(DyingNode death)
    {
        await using var survivor = await TestOps.StartAsync();
        var iris = await survivor.IrisAsync();
        var who = await LivedAsync(survivor, "Samuel José Okafor", iris);
        Assert.True((await EraseAsync(survivor, who, iris)).Succeeded);
        await using var mortal = survivor.AnotherNode(death.Configure);
        await Record.ExceptionAsync(() => mortal.RunQueueAsync());
        var words = death.Words;
        for (var look = 0; look < 3; look++)
        {
            survivor.Time.Advance(TimeSpan.FromMinutes(2));
            await survivor.Get<WorkLeases>().TakeBackExpiredAsync(ct);
            await survivor.RunQueueAsync();
        }

        await survivor.DeliverAsync();
        var chain = (await survivor.VerifyAsync()).Chains.Single(one => one.TenantId == survivor.TenantId);
        await using var db = survivor.Open();
        var erasure = await db.Erasures.SingleAsync(ct);
        return (words, $"{chain.Broken?.What ?? "whole"}, {chain.Sealed} sealed, {chain.Redacted} redacted, {erasure.EntriesRedacted} counted, {erasure.RowsRemoved} removed, {erasure.RowsChanged} changed, "
            + $"{(erasure.FinishedAtUtc is null ? "open" : "done")}, {(await survivor.ScanAsync(who.Name, "samuel")).Count} left");
    }

    private static async Task<Result<long>> EraseAsync(TestOps ops, Actor who, Actor by) =>
        await ops.Get<EraseUser>().RunAsync(await ops.RefAsync(who.UserId!.Value), (await ops.UserAsync(who.UserId.Value)).DisplayName, $"{who.Name} asked by letter", by, ct);

    /// <summary>Somebody who was here for a while: under another name first, with sessions, notes, tasks, an inbox and mentions by others.</summary>
    private static async Task<Actor> LivedAsync(TestOps ops, string name, Actor by, string former = "Former Name", string phone = "(916) 555-0134", string from = "203.0.113.9")
    {
        var email = $"{new string([.. name.Where(char.IsAsciiLetter)]).ToLowerInvariant()}@mail.test";
        var id = (await ops.Get<CreateUser>().RunAsync(new NewUser(email, former, [BuiltInRoles.Staff]), SomeUsers.Password, ops.TheSystem(), ct)).Value;
        await ops.Get<ChangeOwnName>().RunAsync(name, await ActorAsync(), ct);
        var who = await ActorAsync();
        await ops.Get<ChangeOwnPhone>().RunAsync(phone, who, ct);
        await ops.Get<ChangePreferences>().RunAsync(usual => usual with { Theme = Theme.Dark }, who, ct);
        await ops.Get<SignIn>().RunAsync(email, SomeUsers.Password, from, ct);
        await ops.Get<SignIn>().RunAsync(email, "wrong", from, ct);
        await ops.Get<RequestPasswordReset>().RunAsync(email, new Uri("https://console.test/"), from, ct);
        await ops.Get<OpenUserSession>().RunAsync((await ops.Get<AccessDirectory>().FindAsync(id, ct))!, new SessionOrigin("password", from, "Firefox"), ct);
        var lead = await ops.LeadAsync($"{id} Long Ln");
        await ops.Get<AddLeadNote>().RunAsync(lead.Id, $"{name} was here", who, ct);
        await ops.Get<AddLeadNote>().RunAsync(lead.Id, $"@{name} please call {email} or {phone}", by, ct);
        await ops.Get<AddTask>().RunAsync(new NewTask($"Ask {name.ToUpperInvariant()} again"), who, ct);
        await ops.DeliverAsync();
        await using var db = ops.Open();
        db.TermsAcceptances.Add(new Core.Users.Terms.TermsAcceptance { UserId = id, Document = Core.Users.Terms.LegalDocument.Privacy, Version = 1, AtUtc = ops.Time.NowUtc, From = from });
        db.SavedViews.Add(new SavedView { OwnerUserId = id, OwnerName = name, List = "leads", Name = $"Of {name}", Query = "q=by", IsShared = true });
        db.Notifications.Add(new Notification { UserId = by.UserId!.Value, ActivityId = await db.Activity.MaxAsync(entry => entry.Id, ct), Action = "lead.noted", ByName = name, SubjectKind = "lead", SubjectId = lead.Id, Title = $"{name} wrote", AtUtc = ops.Time.NowUtc, UpdatedAtUtc = ops.Time.NowUtc });
        await db.SaveChangesAsync(ct);
        return who;

        async Task<Actor> ActorAsync() => await ops.Get<AccessDirectory>().ActorAsync(id);
    }
}
