using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Views;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Views;

public sealed class SavedViewTests
{
    private static readonly CancellationToken ct = CancellationToken.None;
    private static readonly SavedViewInput needsMe = new("Needs me", "q=status%3Apending", IsPinned: true, IsShared: false);

    [Theory, OnEveryDatabase]
    public async Task Save_ThenList_ShowsItToItsOwnerAndWhenSharedToAll(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, sam) = (await ops.MariaAsync(), await ops.SamAsync());
        var saved = (await ops.Get<SaveView>().RunAsync(ViewedList.Leads, needsMe, maria, ct)).Value;

        Assert.Single((await ViewsAsync(ops)).Of(ViewedList.Leads, maria.UserId));
        Assert.Empty((await ViewsAsync(ops)).Of(ViewedList.Leads, sam.UserId));

        Assert.Null((await ops.Get<ChangeSavedView>().RunAsync(saved, needsMe with { IsShared = true }, maria, ct)).Error);
        Assert.Equal("Needs me", Assert.Single((await ViewsAsync(ops)).Of(ViewedList.Leads, sam.UserId)).Name);
        await using var db = ops.Open();
        Assert.Equal(["saved-view.saved", "saved-view.changed"], await db.Activity.OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync(ct));
    }

    [Fact]
    public async Task Save_UnderANameOnesOwnViewHas_IsRefused()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        await ops.Get<SaveView>().RunAsync(ViewedList.Leads, needsMe, maria, ct);

        Assert.IsType<ViewNameIsTaken>((await ops.Get<SaveView>().RunAsync(ViewedList.Leads, needsMe with { Name = " Needs me " }, maria, ct)).Error);
        Assert.Null((await ops.Get<SaveView>().RunAsync(ViewedList.Leads, needsMe, await ops.JonasAsync(), ct)).Error);
        Assert.IsType<ViewNeedsAName>((await ops.Get<SaveView>().RunAsync(ViewedList.Leads, needsMe with { Name = " " }, maria, ct)).Error);
    }

    [Fact]
    public async Task Share_WithoutThePermission_IsRefused()
    {
        await using var ops = await TestOps.StartAsync();
        Assert.IsType<NotAllowed>((await ops.Get<SaveView>().RunAsync(ViewedList.Leads, needsMe with { IsShared = true }, await ops.SamAsync(), ct)).Error);
    }

    [Fact]
    public async Task ChangeOrRemove_SomebodyElsesPrivateView_IsNotFound()
    {
        await using var ops = await TestOps.StartAsync();
        var saved = (await ops.Get<SaveView>().RunAsync(ViewedList.Leads, needsMe, await ops.MariaAsync(), ct)).Value;
        var jonas = await ops.JonasAsync();

        Assert.IsType<NotFound>((await ops.Get<ChangeSavedView>().RunAsync(saved, needsMe, jonas, ct)).Error);
        Assert.IsType<NotFound>((await ops.Get<RemoveSavedView>().RunAsync(saved.Id, jonas, ct)).Error);
    }

    [Fact]
    public async Task Change_WithAnOldVersion_SaysWhoWasFirst()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var saved = (await ops.Get<SaveView>().RunAsync(ViewedList.Leads, needsMe, maria, ct)).Value;
        await ops.Get<ChangeSavedView>().RunAsync(saved, needsMe with { Name = "Mine" }, maria, ct);

        Assert.IsType<ChangedBySomeoneElse>((await ops.Get<ChangeSavedView>().RunAsync(saved, needsMe with { Name = "Other" }, maria, ct)).Error);
    }

    [Fact]
    public async Task Remove_ASharedViewOfSomebodyElse_TakesThePermissionToShare()
    {
        await using var ops = await TestOps.StartAsync();
        var saved = (await ops.Get<SaveView>().RunAsync(ViewedList.Leads, needsMe with { IsShared = true }, await ops.MariaAsync(), ct)).Value;

        Assert.IsType<ViewIsSomebodyElses>((await ops.Get<RemoveSavedView>().RunAsync(saved.Id, await ops.SamAsync(), ct)).Error);
        Assert.Null((await ops.Get<RemoveSavedView>().RunAsync(saved.Id, await ops.JonasAsync(), ct)).Error);
        Assert.Empty((await ViewsAsync(ops)).All);
    }

    private static Task<SavedViews> ViewsAsync(TestOps ops) => ops.Get<SavedViewsQuery>().LoadAsync(ops.TenantId, ct);
}
