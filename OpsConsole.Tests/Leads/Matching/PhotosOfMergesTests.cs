using OpsConsole.Core.Leads.Matching;
using OpsConsole.Core.Leads.Photos;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Photos;

namespace OpsConsole.Tests.Leads.Matching;

public sealed class PhotosOfMergesTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Photos_follow_into_the_lead_that_stays_and_come_back_with_an_undo(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (sam, maria) = (await ops.SamAsync(), await ops.MariaAsync());
        var (first, second, match) = await ops.TwoAlikeAsync();
        async Task<long> AddAsync(long lead, int number) => (await ops.AddPhotoAsync(PhotoPlace.OfLead(lead), sam, number)).Value;
        var own = await AddAsync(first, 1);
        var (twin, other) = (await AddAsync(second, 1), await AddAsync(second, 2));
        async Task<IEnumerable<long>> PhotosAsync(long lead) => (await ops.Get<LeadPhotosQuery>().OfLeadsAsync(ops.TenantId, [lead], ct)).Select(photo => photo.Id);

        var merged = await ops.Get<MergeLeads>().RunAsync(new MergeWish(match.Id, await ops.RefAsync(first), await ops.RefAsync(second), []), maria, ct);
        Assert.True(merged.Succeeded, merged.Error?.Message);
        Assert.Equal([own, other], await PhotosAsync(first));
        Assert.Equal([twin], await PhotosAsync(second));

        var undone = await ops.Get<UndoLeadMerge>().RunAsync(merged.Value, maria, ct);
        Assert.True(undone.Succeeded, undone.Error?.Message);
        Assert.Equal([own], await PhotosAsync(first));
        Assert.Equal([other, twin], (await PhotosAsync(second)).OrderByDescending(id => id));
        Assert.Equal(own, (await ops.ReadAsync(first)).FirstPhotoId);
        Assert.NotNull((await ops.ReadAsync(second)).FirstPhotoId);
    }
}
