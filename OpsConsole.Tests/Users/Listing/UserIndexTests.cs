using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Listing;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Listing;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Users.Listing;

public sealed class UserIndexTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Database_and_index_find_the_same_users(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await ops.AddVariedUsersAsync(250, 3);
        var moment = new FilterMoment(ops.Time.NowUtc, null);
        await using var db = ops.Open();
        var all = await db.Users.CountAsync(ct);
        var some = new SomeUserFilters(17);
        var (none, every) = (0, 0);

        for (var i = 0; i < 800; i++)
        {
            var filter = some.Next();
            var asked = (await db.Users.AsNoTracking().Passing(filter, moment).Select(user => user.Id).ToListAsync(ct)).Order().ToList();
            var found = await ops.Get<UserListQuery>().FindAsync(new(ops.TenantId, filter, UserSort.Default, 0, int.MaxValue), ct);

            Assert.True(asked.SequenceEqual(found.Ids.Order()), $"{filter}: the database finds {asked.Count}, the index {found.Ids.Count}");
            Assert.Equal(found.Ids.Count, found.Total);
            none += asked.Count == 0 ? 1 : 0;
            every += asked.Count == all ? 1 : 0;
        }

        // A comparison of nothing with nothing would prove little.
        Assert.True(none < 350 && every < 200, $"{none} found nothing, {every} found everything");
    }

    [Fact]
    public void Whatever_is_written_is_read_as_the_same_filter()
    {
        var some = new SomeUserFilters(11);
        for (var i = 0; i < 20_000; i++)
        {
            var filter = some.Next();
            var read = UserFields.Parse(filter.ToString());

            Assert.True(read.Succeeded, $"{filter}: {read.Error?.Message}");
            Assert.True(filter.Equals(read.Value), $"{filter} came back as {read.Value}");
        }
    }

    [Theory]
    [InlineData("statsu:locked", "Did you mean “status:”")]
    [InlineData("price:200k", "There is no field “price”")]
    [InlineData("status:pending", "can be active, locked or disabled")]
    [InlineData("seen:yesterday", "is not a date")]
    public void A_field_of_another_list_is_none_of_users(string typed, string says) =>
        Assert.Contains(says, Assert.IsType<FilterProblem>(UserFields.Parse(typed).Error).Message, StringComparison.Ordinal);

    [Theory, OnEveryDatabase]
    public async Task What_changes_an_account_is_found_by_the_next_question(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (iris, sam) = (await ops.SomebodyAsync("Iris Admin", BuiltInRoles.Admin), await ops.SamAsync());
        Assert.Equal([sam.UserId!.Value], await IdsAsync(ops, "role:staff"));
        Assert.Empty(await IdsAsync(ops, "status:disabled"));

        Assert.True((await ops.Get<ChangeUserRoles>().RunAsync(await ops.RefAsync(sam.UserId.Value), [BuiltInRoles.Manager], iris, ct)).Succeeded);
        Assert.Empty(await IdsAsync(ops, "role:staff"));
        Assert.Equal([sam.UserId.Value], await IdsAsync(ops, "role:manager"));
        Assert.True((await ops.Get<DisableUser>().RunAsync(sam.UserId.Value, "Left the firm", iris, ct)).Succeeded);
        Assert.Equal([sam.UserId.Value], await IdsAsync(ops, "status:disabled"));
        Assert.True((await ops.Get<EnableUser>().RunAsync(sam.UserId.Value, "Came back", iris, ct)).Succeeded);
        Assert.Empty(await IdsAsync(ops, "status:disabled"));
        Assert.True((await ops.Get<ChangeOwnName>().RunAsync("Samuel Okafor", sam, ct)).Succeeded);
        Assert.Equal([sam.UserId.Value], await IdsAsync(ops, "samuel"));
    }

    [Fact]
    public async Task A_lock_that_ends_by_itself_is_seen_without_any_change()
    {
        await using var ops = await TestOps.StartAsync();
        var paula = await ops.WithPasswordAsync();
        for (var n = 0; n < 20; n++)
            await ops.Get<SignIn>().RunAsync((await ops.UserAsync(paula)).Email!, "wrong", null, ct);
        Assert.Equal([paula], await IdsAsync(ops, "status:locked"));

        ops.Time.Advance(TimeSpan.FromDays(2));
        Assert.Empty(await IdsAsync(ops, "status:locked"));
        Assert.Equal([paula], await IdsAsync(ops, "status:active paula"));
    }

    [Fact]
    public async Task A_change_that_was_never_told_is_found_by_the_check()
    {
        await using var ops = await TestOps.StartAsync();
        var sam = await ops.SamAsync();
        Assert.Empty(await IdsAsync(ops, "status:disabled"));

        await using (var other = ops.AnotherNode())
            await other.Get<DisableUser>().RunAsync(sam.UserId!.Value, "Left the firm", await other.SomebodyAsync("Iris Admin", BuiltInRoles.Admin), ct);
        Assert.Empty(await IdsAsync(ops, "status:disabled"));

        ops.Time.Advance(ListIndexes.CheckEvery + TimeSpan.FromSeconds(1));
        Assert.Equal([sam.UserId!.Value], await IdsAsync(ops, "status:disabled"));
    }

    [Fact]
    public async Task Another_tenant_has_an_index_of_its_own()
    {
        await using var ops = await TestOps.StartAsync();
        await ops.SamAsync();
        var strangers = await ops.Get<Core.Tenants.CreateTenant>().RunAsync("Other Homes", ct);
        await ops.SomebodyAsync("Far Away", BuiltInRoles.Staff, strangers);

        var mine = await ops.Get<UserListQuery>().LoadAsync(new(ops.TenantId, Filter.Everything, UserSort.Default, 0, 50), ct);
        var theirs = await ops.Get<UserListQuery>().LoadAsync(new(strangers, Filter.Everything, UserSort.Default, 0, 50), ct);

        Assert.Equal("Sam Okafor", Assert.Single(mine.Rows).Name);
        Assert.Equal("Far Away", Assert.Single(theirs.Rows).Name);
    }

    [Theory, OnEveryDatabase]
    public async Task A_page_is_the_stretch_of_the_whole_in_its_order(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await ops.AddVariedUsersAsync(120, 8);
        var query = ops.Get<UserListQuery>();
        foreach (var sort in UserSort.All.Columns.SelectMany(column => new[] { column, $"-{column}", $"roles,-{column}" }).Select(UserSort.Parse))
        {
            var whole = await query.LoadAsync(new(ops.TenantId, Filter.Everything, sort, 0, 500), ct);
            for (var skip = 0; skip < whole.Total; skip += 35)
                Assert.Equal(whole.Rows.Skip(skip).Take(35), (await query.LoadAsync(new(ops.TenantId, Filter.Everything, sort, skip, 35), ct)).Rows);
        }

        var seen = (await query.LoadAsync(new(ops.TenantId, Filter.Everything, UserSort.Parse("-seen"), 0, 500), ct)).Rows.Select(row => row.LastSignInAtUtc).ToList();
        Assert.Equal(seen.OrderByDescending(at => at ?? DateTime.MinValue), seen);
    }

    private static async Task<IReadOnlyList<long>> IdsAsync(TestOps ops, string filter) =>
        (await ops.Get<UserListQuery>().FindAsync(new(ops.TenantId, UserFields.Parse(filter).Value, UserSort.Default, 0, 100), ct)).Ids;
}
