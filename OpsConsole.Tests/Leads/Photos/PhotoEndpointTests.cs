using System.Net;
using System.Net.Http.Headers;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Partners;
using OpsConsole.Core.Permissions;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Imports;
using OpsConsole.Tests.Partners;

namespace OpsConsole.Tests.Leads.Photos;

public sealed class PhotoEndpointTests
{
    [Fact]
    public async Task A_photo_goes_in_and_comes_out_as_a_picture_and_nothing_else()
    {
        await using var host = await TestHost.StartAsync("Production");
        var lead = (await host.LeadAsync()).Id;
        using var sam = await host.ImporterAsync(await host.SamAsync());
        var id = await (await SendAsync(sam, $"/leads/{lead}/photos", SomePictures.Png(1, 640), "Großes Haus; neu.png")).ImportIdAsync();

        using var photo = await sam.GetAsync($"/leads/photos/{id}");
        Assert.Equal(SomePictures.Png(1, 640), await photo.Content.ReadAsByteArrayAsync());
        Assert.Equal(("image/png", "inline"), (photo.Content.Headers.ContentType!.MediaType, photo.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal("default-src 'none'; sandbox", Assert.Single(photo.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(photo.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("immutable", photo.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.True(photo.Headers.CacheControl.Private);
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/leads/photos/{id}");
        again.Headers.IfNoneMatch.Add(photo.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await sam.SendAsync(again)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await sam.GetAsync($"/leads/photos/{id}/small")).StatusCode);
    }

    [Fact]
    public async Task Only_who_may_see_the_lead_sees_its_photos()
    {
        await using var host = await TestHost.StartAsync();
        var (ana, bo) = (await host.AnaAsync(), await host.SomebodyAsync("Bo Lind", BuiltInRoles.Agent));
        var (own, others) = ((await host.LeadAsync(agent: ana)).Id, (await host.LeadAsync("1 Oak Ave")).Id);
        using var sam = await host.ImporterAsync(await host.SamAsync());
        var (mine, theirs) = (await (await SendAsync(sam, $"/leads/{own}/photos", SomePictures.Png(), "a.png")).ImportIdAsync(), await (await SendAsync(sam, $"/leads/{others}/photos", SomePictures.Png(), "a.png")).ImportIdAsync());

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, ana, $"/portal/photos/{mine}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(host, ana, $"/portal/photos/{theirs}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(host, bo, $"/portal/photos/{mine}/small"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(host, ana, $"/leads/photos/{mine}"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, await host.SomebodyAsync("Fay Moss", BuiltInRoles.Finance), $"/leads/photos/{mine}"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(host, await host.SomebodyAsync("Bert Hale", BuiltInRoles.Buyer), $"/leads/photos/{mine}"));
    }

    [Fact]
    public async Task A_partner_sees_the_photos_while_a_lead_is_offered_to_them_or_theirs_and_not_after()
    {
        await using var host = await TestHost.StartAsync();
        var ((delia, _), (otto, _)) = (await host.PartnerAsync("Delia Ross"), await host.PartnerAsync("Otto Lang"));
        var maria = await host.MariaAsync();
        var lead = await host.LeadAsync();
        using var sam = await host.ImporterAsync(await host.SamAsync());
        var photo = await (await SendAsync(sam, $"/leads/{lead.Id}/photos", SomePictures.Png(), "a.png")).ImportIdAsync();
        var path = $"/portal/offers/photos/{photo}/small";
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(host, delia, path));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(host, await host.AnaAsync(), path));
        await using var db = host.Open();
        var version = db.Leads.Single(row => row.Id == lead.Id).Version;
        Assert.True((await host.Get<ApproveLead>().RunAsync(new(lead.Id, version), maria, default)).Succeeded);
        Assert.True((await host.Get<ChangeCountdown>().RunAsync(new(lead.Id, version + 1), CountdownMove.EndNow, "The buyer fell through.", maria, default)).Succeeded);

        var isDelias = (await host.Get<MyOffersQuery>().LoadAsync(delia, open: true, 0, default)).Offers.Count == 1;
        var (asked, other) = isDelias ? (delia, otto) : (otto, delia);
        var first = Assert.Single((await host.Get<MyOffersQuery>().LoadAsync(asked, open: true, 0, default)).Offers);
        Assert.Equal(photo, Assert.Single(first.Photos).Id);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (await StatusAsync(host, asked, path), await StatusAsync(host, other, path)));
        Assert.True((await host.Get<DeclineOffer>().RunAsync(new(first.Id, first.Version), "Too far.", asked, default)).Succeeded);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await StatusAsync(host, asked, path), await StatusAsync(host, other, path)));
        Assert.Empty(Assert.Single((await host.Get<MyOffersQuery>().LoadAsync(asked, open: false, 0, default)).Offers).Photos);

        var second = Assert.Single((await host.Get<MyOffersQuery>().LoadAsync(other, open: true, 0, default)).Offers);
        Assert.True((await host.Get<AcceptOffer>().RunAsync(new(second.Id, second.Version), other, default)).Succeeded);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, other, path));
    }

    [Fact]
    public async Task What_is_no_photo_is_refused_by_name_and_without_the_pages_token_nothing_is_read()
    {
        await using var host = await TestHost.StartAsync();
        var lead = (await host.LeadAsync()).Id;
        using var sam = await host.ImporterAsync(await host.SamAsync());

        var script = await SendAsync(sam, $"/leads/{lead}/photos", "<script>alert(1)</script>"u8.ToArray(), "front.jpg");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, script.StatusCode);
        Assert.Equal("“front.jpg” is a script, not a photo we can show. Choose a JPEG, PNG or WebP picture.", await script.TitleAsync());
        Assert.Equal("“front.jpg” is empty. Choose it once more.", await (await SendAsync(sam, $"/leads/{lead}/photos", [], "front.jpg")).TitleAsync());
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await SendAsync(sam, $"/leads/{lead}/photos", new byte[30_000_000], "big.jpg")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(sam, "/leads/999999/photos", SomePictures.Png(), "a.png")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(sam, "/leads/drafts/none/photos", SomePictures.Png(), "a.png")).StatusCode);
        using var without = await host.ClientAsync(await host.SamAsync());
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(without, $"/leads/{lead}/photos", SomePictures.Png(), "a.png")).StatusCode);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string path, byte[] bytes, string name)
    {
        using var form = new MultipartFormDataContent();
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        form.Add(content, "file", name);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
        // As a browser hears of a refusal before it has sent thirty megabytes.
        request.Headers.ExpectContinue = bytes.Length > 1_000_000;
        return await client.SendAsync(request);
    }

    private static async Task<HttpStatusCode> StatusAsync(TestHost host, Actor who, string path)
    {
        using var client = await host.ClientAsync(who);
        return (await client.GetAsync(path)).StatusCode;
    }
}
