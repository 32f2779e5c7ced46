using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpsConsole.Core;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Flags;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Bulk;
using OpsConsole.Core.Users.Listing;
using OpsConsole.Core.Users.Roles;
using OpsConsole.Core.Views;
using OpsConsole.Core.Work;
using OpsConsole.Data;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Bulk;
using OpsConsole.Tests.Leads.Imports;
using OpsConsole.Tests.Upgrades;
using OpsConsole.Tests.Users.Bulk;
using OpsConsole.Tests.Work;

namespace OpsConsole.Tests.Users.Roles;

/// <summary>Roles that a firm makes, renames and removes, and what goes along.</summary>
public sealed class OwnRolesTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task A_role_begins_empty_or_as_another_is(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var iris = await ops.IrisAsync();
        var empty = await ops.MakeAsync("  Deal   closers ", iris, purpose: " Bring deals to the table ");
        var copy = await ops.MakeAsync("Seniors", iris, BuiltInRoles.Manager);

        var roles = await ops.Get<RoleMatrixQuery>().LoadAsync(ops.TenantId, ct);
        var made = roles.Single(role => role.Id == empty);
        Assert.Equal(("Deal closers", "Bring deals to the table", false, 0, 0), (made.Name, made.Purpose, made.IsBuiltIn, made.People, made.Permissions.Count));
        Assert.True(roles.Single(role => role.Id == copy).Permissions.SetEquals(BuiltInRoles.Permissions[BuiltInRoles.Manager]));
        Assert.Equal(["Deal closers", "Seniors"], roles.Skip(BuiltInRoles.Permissions.Count).Select(role => role.Name));
        Assert.Equal(["role.made"], await ops.ActionsAsync("role", copy));
        Assert.Equal([.. roles.Select(role => role.Name)], await ops.Get<RoleNamesQuery>().LoadAsync(ops.TenantId, ct));

        // From then on it is a role like any other.
        Assert.True((await ops.Get<ChangeRolePermissions>().RunAsync([new(made.Ref, [LeadPermissions.View])], iris, ct)).Succeeded);
        Assert.True((await ops.SomebodyAsync("Carl Closer", "Deal closers")).May(LeadPermissions.View));
    }

    [Theory, OnEveryDatabase]
    public async Task What_cannot_be_made_is_said(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var iris = await ops.IrisAsync();
        await ops.MakeAsync("Übersetzer", iris);

        Assert.Equal(new RoleNameIsTaken("Übersetzer"), await ops.WhyNotMakeAsync("übersetzer", iris));
        Assert.Equal(new RoleNameIsTaken("Admin"), await ops.WhyNotMakeAsync("ADMIN", iris));
        foreach (var name in new[] { "", " x ", "12", new string('a', 61), "a\tb\u0007" })
            Assert.IsType<RoleNeedsAName>(await ops.WhyNotMakeAsync(name, iris));
        Assert.IsType<RoleNameHasMarks>(await ops.WhyNotMakeAsync("Buyers, sellers", iris));
        Assert.IsType<RolePurposeIsTooLong>((await ops.Get<MakeRole>().RunAsync(new("Fine", new string('a', 201)), null, iris, ct)).Error);
        Assert.IsType<NotFound>((await ops.Get<MakeRole>().RunAsync(new("Fine"), 4711, iris, ct)).Error);
        Assert.IsType<NotAllowed>(await ops.WhyNotMakeAsync("Fine", await ops.SamAsync()));

        var delta = await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct);
        var dora = await ops.SomebodyAsync("Dora Delta", BuiltInRoles.Admin, delta);
        Assert.Null(await ops.WhyNotMakeAsync("ÜBERSETZER", dora));
        Assert.IsType<NotFound>((await ops.Get<MakeRole>().RunAsync(new("Fine"), await ops.RoleIdAsync("Übersetzer"), dora, ct)).Error);
        Assert.IsType<NotFound>((await ops.Get<RenameRole>().RunAsync(await ops.RoleAsync("Übersetzer"), new("Theirs"), dora, ct)).Error);
        Assert.IsType<NotFound>((await ops.Get<RemoveRole>().RunAsync(await ops.RoleAsync("Übersetzer"), null, dora, ct)).Error);

        foreach (var number in Enumerable.Range(2, MakeRole.Most - 1))
            await ops.MakeAsync($"Role {number}", iris);
        Assert.Equal(new TooManyRoles(MakeRole.Most), await ops.WhyNotMakeAsync("One more", iris));
    }

    [Theory, OnEveryDatabase]
    public async Task Of_two_who_make_one_name_at_once_one_is_told(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var iris = await ops.IrisAsync();
        await using var slow = ops.AnotherNode(new InBetween(() => ops.MakeAsync("Closers", iris)).Configure);

        Assert.Equal(new RoleNameIsTaken("Closers"), await slow.WhyNotMakeAsync("CLOSERS", iris));
    }

    [Theory, OnEveryDatabase]
    public async Task The_products_own_roles_keep_their_names(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var iris = await ops.IrisAsync();
        foreach (var name in BuiltInRoles.Permissions.Keys)
        {
            Assert.Equal(new RoleIsBuiltIn(name), (await ops.Get<RenameRole>().RunAsync(await ops.RoleAsync(name), new("Other"), iris, ct)).Error);
            Assert.Equal(new RoleIsBuiltIn(name), (await ops.Get<RemoveRole>().RunAsync(await ops.RoleAsync(name), null, iris, ct)).Error);
        }
    }

    [Theory, OnEveryDatabase]
    public async Task A_new_name_goes_wherever_the_old_one_stood(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (iris, sam) = (await ops.IrisAsync(), await ops.SamAsync());
        var id = await ops.MakeAsync("Closers", iris, BuiltInRoles.Staff);
        var carl = await ops.SomebodyAsync("Carl Closer", "Closers");
        Assert.Equal([carl.UserId!.Value], await ops.FoundAsync("role:closers"));
        await ops.Get<SaveView>().RunAsync(ViewedList.Users, new("Mine", "q=not%20role%3Aclosers%20role%3AStaff,Closers&sort=-seen", false, false), sam, ct);
        await ops.Get<SaveView>().RunAsync(ViewedList.Users, new("Other", "q=closers", false, false), sam, ct);
        await ops.Get<ChangeFlag>().RunAsync(new("leads.onlookers", 0), new() { IsOn = true, Roles = ["Closers", "Manager"] }, iris, ct);
        await ops.Get<ChangeFlag>().RunAsync(new(FlagCatalog.AutomaticLookUps.Name, 0), new() { IsOn = true, Roles = ["Closers"] }, iris, ct);
        await ops.NeedCodesAsync("Manager\nClosers", iris);
        var outlook = (await ops.Get<RoleUseQuery>().LoadAsync(id, iris, ct))!;
        Assert.Equal((1, "Mine", 2, true), (outlook.People, string.Join(' ', outlook.Mentions.Views), outlook.Mentions.Flags.Count, outlook.Mentions.AsksForCodes));
        var before = await ops.RoleAsync("Closers");

        var renamed = (await ops.Get<RenameRole>().RunAsync(before, new("Deal closers"), iris, ct)).Value;

        Assert.Equal(["Deal closers"], (await ops.Get<AccessDirectory>().FindAsync(carl.UserId.Value))!.Roles);
        Assert.Equal([carl.UserId.Value], await ops.FoundAsync("role:\"deal closers\""));
        Assert.Empty(await ops.FoundAsync("role:closers"));
        var views = (await ops.Get<SavedViewsQuery>().LoadAsync(ops.TenantId, ct)).All;
        Assert.Equal(
            ["q=not%20role%3A%22Deal%20closers%22%20role%3AStaff,%22Deal%20closers%22&sort=-seen", "q=closers"], views.Select(view => view.Query));
        await using (var db = ops.Open())
        {
            var flags = await db.Flags.AsNoTracking().ToDictionaryAsync(flag => flag.Name, ct);
            Assert.Equal(["Deal closers", "Manager"], FlagState.FromJson(flags["leads.onlookers"].State).Roles);
            Assert.Equal(["Deal closers"], FlagState.FromJson(flags[FlagCatalog.AutomaticLookUps.Name].ProposedState!).Roles);
        }

        Assert.Equal(["Manager", "Deal closers"], (await ops.Get<TenantSettings>().GetAsync(ops.TenantId, SettingCatalog.TwoFactorRoles, ct)).Words);
        Assert.Equal(["role.made", "role.renamed"], await ops.ActionsAsync("role", id));
        Assert.IsType<ChangedBySomeoneElse>((await ops.Get<RenameRole>().RunAsync(before, new("Late"), iris, ct)).Error);
        Assert.IsType<NothingWouldChange>((await ops.Get<RenameRole>().RunAsync(renamed, new("Deal closers"), iris, ct)).Error);
        Assert.Equal(new RoleNameIsTaken("Staff"), (await ops.Get<RenameRole>().RunAsync(renamed, new("staff"), iris, ct)).Error);
        Assert.IsType<NotAllowed>((await ops.Get<RenameRole>().RunAsync(renamed, new("Late"), sam, ct)).Error);
        Assert.True((await ops.Get<RenameRole>().RunAsync(renamed, new("DEAL CLOSERS", "For the last mile"), iris, ct)).Succeeded);
    }

    [Theory, OnEveryDatabase]
    public async Task What_all_tenants_inherit_follows_into_a_value_of_the_firms_own(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var iris = await ops.IrisAsync();
        await ops.MakeAsync("Closers", iris);
        await ops.NeedCodesAsync("closers", iris, SettingScope.Installation);

        Assert.True((await ops.Get<RenameRole>().RunAsync(await ops.RoleAsync("Closers"), new("Seniors"), iris, ct)).Succeeded);

        Assert.Equal(["Seniors"], (await ops.Get<TenantSettings>().GetAsync(ops.TenantId, SettingCatalog.TwoFactorRoles, ct)).Words);
    }

    [Fact]
    public async Task What_a_directory_gives_by_its_name_is_said()
    {
        await using var ops = await TestOps.StartAsync(configure: services => services.Replace(ServiceDescriptor.Singleton(new RolesGivenElsewhere("Keller Homes", ["Closers", "Admin"]))));
        var iris = await ops.IrisAsync();
        var (closers, seniors) = (await ops.MakeAsync("Closers", iris), await ops.MakeAsync("Seniors", iris));
        var dora = await ops.SomebodyAsync("Dora Delta", BuiltInRoles.Admin, await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct));
        var theirs = (await ops.Get<MakeRole>().RunAsync(new("Closers"), null, dora, ct)).Value;

        Assert.True((await ops.Get<RoleUseQuery>().LoadAsync(closers, iris, ct))!.IsGivenElsewhere);
        Assert.False((await ops.Get<RoleUseQuery>().LoadAsync(seniors, iris, ct))!.IsGivenElsewhere);
        Assert.False((await ops.Get<RoleUseQuery>().LoadAsync(theirs, dora, ct))!.IsGivenElsewhere);
        Assert.Null(await ops.Get<RoleUseQuery>().LoadAsync(theirs, iris, ct));
    }

    [Fact]
    public async Task More_people_than_one_save_should_move_are_moved_in_bulk_first()
    {
        await using var ops = await TestOps.StartAsync();
        var iris = await ops.IrisAsync();
        await ops.MakeAsync("Closers", iris);
        var people = await ops.AccountsAsync(RemoveRole.MostPeople + 1, "Closers", "Closer");
        Assert.Equal(new RoleHasTooManyPeople("Closers", people.Count, RemoveRole.MostPeople), (await ops.Get<RemoveRole>().RunAsync(await ops.RoleAsync("Closers"), null, iris, ct)).Error);

        await ops.Get<ChangeUserRoles>().RunAsync(await ops.RefAsync(people[0]), [], iris, ct);
        Assert.Equal(RemoveRole.MostPeople, (await ops.Get<RemoveRole>().RunAsync(await ops.RoleAsync("Closers"), await ops.RoleIdAsync(BuiltInRoles.Finance), iris, ct)).Value.People);
        Assert.Equal(RemoveRole.MostPeople, (await ops.FoundAsync("role:Finance", 5_000)).Count);
        await using var db = ops.Open();
        Assert.Equal(RemoveRole.MostPeople + 1, await db.Activity.CountAsync(entry => entry.Action == "user.roles-changed", ct));
    }

    [Theory, OnEveryDatabase]
    public async Task Its_people_get_another_role_or_none_and_it_counts_at_once(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var iris = await ops.IrisAsync();
        var id = await ops.MakeAsync("Closers", iris, BuiltInRoles.Staff);
        var (carl, both) = (await ops.SomebodyAsync("Carl Closer", "Closers"), await ops.SomebodyAsync("Bo Both", "Closers"));
        await ops.Get<ChangeUserRoles>().RunAsync(await ops.RefAsync(both.UserId!.Value), ["Closers", BuiltInRoles.Finance], iris, ct);
        Assert.True(carl.May(UserPermissions.View));
        var seen = (await ops.UserAsync(carl.UserId!.Value)).Revision;

        var removed = await ops.Get<RemoveRole>().RunAsync(await ops.RoleAsync("Closers"), await ops.RoleIdAsync(BuiltInRoles.Finance), iris, ct);

        Assert.Equal(new RoleRemoved("Closers", 2), removed.Value);
        Assert.Equal([BuiltInRoles.Finance], await ops.RolesOfAsync(carl.UserId.Value));
        Assert.Equal([BuiltInRoles.Finance], await ops.RolesOfAsync(both.UserId.Value));
        var now = await ops.Get<AccessDirectory>().ActorAsync(carl.UserId.Value);
        Assert.False(now.May(UserPermissions.View));
        Assert.True(now.May(LeadPermissions.Export));
        Assert.True((await ops.UserAsync(carl.UserId.Value)).Revision > seen);
        Assert.Equal("user.roles-changed", (await ops.ActionsAsync("user", carl.UserId.Value))[^1]);
        Assert.Equal(["role.made", "role.removed"], await ops.ActionsAsync("role", id));
        Assert.Empty(await ops.FoundAsync("role:Closers"));
        Assert.Equal(2, (await ops.FoundAsync("role:Finance")).Count);
        Assert.IsType<NotFound>((await ops.Get<RemoveRole>().RunAsync(new(id, 1), null, iris, ct)).Error);

        await ops.MakeAsync("Closers", iris);
        await ops.Get<ChangeUserRoles>().RunAsync(await ops.RefAsync(carl.UserId.Value), ["Closers"], iris, ct);
        Assert.True((await ops.Get<RemoveRole>().RunAsync(await ops.RoleAsync("Closers"), null, iris, ct)).Succeeded);
        Assert.Empty(await ops.RolesOfAsync(carl.UserId.Value));
    }

    [Theory, OnEveryDatabase]
    public async Task A_role_that_others_count_on_is_not_removed_and_it_is_said_why(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (iris, sam) = (await ops.IrisAsync(), await ops.SamAsync());
        await ops.MakeAsync("Closers", iris);
        await ops.Get<ChangeFlag>().RunAsync(new("leads.onlookers", 0), new() { IsOn = true, Roles = ["Closers"] }, iris, ct);
        await ops.NeedCodesAsync("Closers\nManager", iris);
        var role = await ops.RoleAsync("Closers");

        Assert.IsType<NotAllowed>((await ops.Get<RemoveRole>().RunAsync(role, null, sam, ct)).Error);
        Assert.Equal(new FlagIsForThisRoleAlone("Who else has it open", "Closers"), (await ops.Get<RemoveRole>().RunAsync(role, null, iris, ct)).Error);
        Assert.Equal(new RoleIsItself("Closers"), (await ops.Get<RemoveRole>().RunAsync(role, role.Id, iris, ct)).Error);
        Assert.IsType<NotFound>((await ops.Get<RemoveRole>().RunAsync(role, 4711, iris, ct)).Error);
        Assert.True((await ops.Get<ChangeRolePermissions>().RunAsync([new(role, [LeadPermissions.View])], iris, ct)).Succeeded);
        Assert.IsType<ChangedBySomeoneElse>((await ops.Get<RemoveRole>().RunAsync(role, null, iris, ct)).Error);

        await ops.Get<ChangeFlag>().RunAsync(new("leads.onlookers", 1), new() { IsOn = true, Roles = ["Closers", "Manager"] }, iris, ct);
        Assert.True((await ops.Get<RemoveRole>().RunAsync(await ops.RoleAsync("Closers"), null, iris, ct)).Succeeded);
        await using var db = ops.Open();
        Assert.Equal(["Manager"], FlagState.FromJson((await db.Flags.FirstAsync(ct)).State).Roles);
        Assert.Equal(["Manager"], (await ops.Get<TenantSettings>().GetAsync(ops.TenantId, SettingCatalog.TwoFactorRoles, ct)).Words);
    }

    [Theory, OnEveryDatabase]
    public async Task Somebody_is_left_who_manages_users(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var iris = await ops.IrisAsync();
        await ops.MakeAsync("Keepers", iris, BuiltInRoles.Admin);
        var kim = await ops.SomebodyAsync("Kim Keeper", "Keepers");
        Assert.Null((await ops.Get<DisableUser>().RunAsync(iris.UserId!.Value, "On leave", kim, ct)).Error);
        var keepers = await ops.RoleAsync("Keepers");

        Assert.IsType<CannotShutYourselfOut>((await ops.Get<RemoveRole>().RunAsync(keepers, null, kim, ct)).Error);
        Assert.IsType<SomebodyMustManageUsers>((await ops.Get<RemoveRole>().RunAsync(keepers, await ops.RoleIdAsync(BuiltInRoles.Staff), ops.TheSystem(), ct)).Error);
        Assert.True((await ops.Get<RemoveRole>().RunAsync(keepers, await ops.RoleIdAsync(BuiltInRoles.Admin), kim, ct)).Succeeded);
        Assert.Equal([kim.UserId!.Value], await ops.ManagersAsync());
    }

    [Theory, OnEveryDatabase]
    public async Task Who_gets_the_role_at_the_last_moment_gets_the_other_one_too(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (iris, sam) = (await ops.IrisAsync(), await ops.SamAsync());
        await ops.MakeAsync("Closers", iris);
        await using var slow = ops.AnotherNode(new InBetween(async () =>
            Assert.True((await ops.Get<ChangeUserRoles>().RunAsync(await ops.RefAsync(sam.UserId!.Value), ["Closers"], iris, ct)).Succeeded)).Configure);

        var removed = await slow.Get<RemoveRole>().RunAsync(await ops.RoleAsync("Closers"), await ops.RoleIdAsync(BuiltInRoles.Finance), iris, ct);

        Assert.Equal(1, removed.Value.People);
        Assert.Equal([BuiltInRoles.Finance], await ops.RolesOfAsync(sam.UserId!.Value));
    }

    [Theory, OnEveryDatabase]
    public async Task Who_gives_a_role_that_is_removed_at_that_moment_is_told(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (iris, sam) = (await ops.IrisAsync(), await ops.SamAsync());
        await ops.MakeAsync("Closers", iris);
        await using (var slow = ops.AnotherNode(new InBetween(RemoveAsync).Configure))
            Assert.Equal(new RoleIsUnknown("Closers"), (await slow.Get<ChangeUserRoles>().RunAsync(await ops.RefAsync(sam.UserId!.Value), ["Closers"], iris, ct)).Error);
        await ops.MakeAsync("Closers", iris);
        await using (var slow = ops.AnotherNode(new InBetween(RemoveAsync).Configure))
            Assert.Equal(new RoleIsUnknown("Closers"), (await slow.Get<CreateUser>().RunAsync(new("new@keller.test", "New One", ["Closers"]), null, iris, ct)).Error);

        Assert.Equal([BuiltInRoles.Staff], await ops.RolesOfAsync(sam.UserId.Value));

        // And in bulk, while the action waits.
        var id = await ops.MakeAsync("Closers", iris);
        var view = await ops.StartedAsync(new BulkGiveRole(id, "Closers"), [sam.UserId.Value], iris);
        await RemoveAsync();
        await ops.Get<RunWork>().RunAsync((await ops.ClaimAsync())!, ct);
        Assert.Equal([BuiltInRoles.Staff], await ops.RolesOfAsync(sam.UserId.Value));

        async Task RemoveAsync() => Assert.True((await ops.Get<RemoveRole>().RunAsync(await ops.RoleAsync("Closers"), null, iris, ct)).Succeeded);
    }

    [Theory, OnEveryDatabase]
    public async Task A_view_changed_at_that_moment_is_renamed_as_it_is_then(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (iris, sam) = (await ops.IrisAsync(), await ops.SamAsync());
        await ops.MakeAsync("Closers", iris);
        var view = (await ops.Get<SaveView>().RunAsync(ViewedList.Users, new("Mine", "q=role%3AClosers", false, false), sam, ct)).Value;
        // A statement reads before its transaction: the second look is the one that counts.
        await using var slow = ops.AnotherNode(new InBetween(() => ops.Get<ChangeSavedView>().RunAsync(view, new("Mine", "q=is%3Ademo%20role%3AClosers", true, false), sam, ct)).Configure);

        Assert.True((await slow.Get<RenameRole>().RunAsync(await ops.RoleAsync("Closers"), new("Seniors"), iris, ct)).Succeeded);

        Assert.Equal(["q=is%3Ademo%20role%3ASeniors"], (await ops.Get<SavedViewsQuery>().LoadAsync(ops.TenantId, ct)).All.Select(row => row.Query));
    }

    [Theory, OnEveryDatabase]
    public async Task An_upgrade_gives_a_firms_own_roles_nothing_and_takes_no_name_from_them(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var iris = await ops.IrisAsync();
        var copy = await ops.MakeAsync("Seniors", iris, BuiltInRoles.Manager);
        await ops.BeforeAsync(LeadPermissions.Edit);
        // A version that makes a role which the firm has had of its own.
        await using (var db = ops.Open())
        {
            await db.Roles.Where(role => role.Name == BuiltInRoles.Finance).ExecuteDeleteAsync(ct);
            await db.DoneSteps.Where(step => step.Of == ops.TenantId && step.Name.StartsWith("Finance")).ExecuteDeleteAsync(ct);
        }

        var own = await ops.MakeAsync("FINANCE", iris, BuiltInRoles.Agent);
        await ops.Dbs.MigrateAsync(ct);

        var roles = (await ops.Get<RoleMatrixQuery>().LoadAsync(ops.TenantId, ct)).ToDictionary(role => role.Id);
        Assert.DoesNotContain(LeadPermissions.Edit, roles[copy].Permissions.AsEnumerable());
        Assert.Equal(("FINANCE (own)", false), (roles[own].Name, roles[own].IsBuiltIn));
        Assert.Equal([LeadPermissions.SubmitOwn], roles[own].Permissions);
        Assert.True(roles.Values.Single(role => role.Name == BuiltInRoles.Finance) is { IsBuiltIn: true, Permissions.Count: > 1 });
        Assert.Equal(["role.made", "role.renamed"], await ops.ActionsAsync("role", own));
    }
}

internal static class SomeRoles
{
    private static readonly CancellationToken ct = CancellationToken.None;

    public static async Task<long> MakeAsync(this TestOps ops, string name, Actor actor, string? copyOf = null, string? purpose = null)
    {
        long? model = copyOf is null ? null : (await ops.RoleAsync(copyOf)).Id;
        return (await ops.Get<MakeRole>().RunAsync(new(name, purpose), model, actor, ct)).Value;
    }

    public static async Task<Error?> WhyNotMakeAsync(this TestOps ops, string name, Actor actor) => (await ops.Get<MakeRole>().RunAsync(new(name), null, actor, ct)).Error;

    public static async Task<IReadOnlyList<long>> FoundAsync(this TestOps ops, string filter, int most = 100) =>
        (await ops.Get<UserListQuery>().FindAsync(new(ops.TenantId, UserFields.Parse(filter).Value, UserSort.Default, 0, most), ct)).Ids;

    public static async Task NeedCodesAsync(this TestOps ops, string roles, Actor actor, SettingScope scope = SettingScope.Tenant)
    {
        var key = SettingCatalog.TwoFactorRoles.Key;
        Assert.Single((await ops.Get<ChangeSettings>().RunAsync(scope, [new(key, roles, 0)], actor, ct)).Value.Saved);
    }
}
