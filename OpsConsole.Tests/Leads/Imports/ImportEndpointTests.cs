using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Leads.Imports;

public sealed class ImportEndpointTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public async Task An_uploaded_file_becomes_an_import_and_its_failed_lines_can_be_fetched()
    {
        await using var host = await TestHost.StartAsync("Production");
        var maria = await host.MariaAsync();
        using var client = await host.ImporterAsync(maria);

        var importId = await (await client.UploadAsync(SomeImports.Csv(SomeImports.Row(1), SomeImports.Row(2, "much")), "März 2026.csv")).ImportIdAsync();
        var view = (await host.Get<LeadImportQuery>().LoadAsync(host.TenantId, importId, ct))!;
        Assert.Equal(("März 2026.csv", "Maria Keller", 2), (view.FileName, view.UploadedByName, view.Rows));
        Assert.True((await host.Get<StartLeadImport>().RunAsync(view.Ref, "March", maria, ct)).Succeeded);
        await Eventually.IsTrueAsync(async () => (await host.Get<LeadImportQuery>().LoadAsync(host.TenantId, importId, ct))!.Standing == ImportStanding.Finished);

        var download = await client.GetAsync($"/leads/import/{importId}/problems.csv");
        Assert.Equal(("text/csv", "März 2026-failed.csv"), (download.Content.Headers.ContentType!.MediaType, download.Content.Headers.ContentDisposition!.FileNameStar));
        var text = await download.Content.ReadAsStringAsync();
        Assert.Contains("2 Alder Creek Rd", text, StringComparison.Ordinal);
        Assert.DoesNotContain("1 Alder Creek Rd", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_2_GB_file_is_refused_before_it_is_sent()
    {
        await using var host = await TestHost.StartAsync("Production");
        var maria = await host.MariaAsync();
        var cookie = await host.CookieAsync(maria);
        using var socket = new TcpClient();
        await socket.ConnectAsync(host.Address.Host, host.Address.Port, ct);
        var stream = socket.GetStream();
        var watch = Stopwatch.StartNew();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /leads/import/upload HTTP/1.1\r\nHost: {host.Address.Authority}\r\nCookie: {cookie.Name}={cookie.Value}\r\n" +
            "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 2147483648\r\n\r\n--x\r\n"), ct);
        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 413 Payload Too Large", await reader.ReadLineAsync(ct));
        var answer = await reader.ReadToEndAsync(ct);

        Assert.Contains("{\"title\":\"The file is larger than 50 MB, the most that is taken here. Split it and import the parts.\"}", answer, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed}.");
        await AssertNothingIsKeptAsync(host);
    }

    [Fact]
    public async Task A_file_that_does_not_say_its_size_is_stopped_at_the_limit()
    {
        await using var host = await TestHost.StartAsync("Production");
        await using (var db = host.Open())
        {
            db.Settings.Add(new Setting { Key = SettingCatalog.ImportMegabytes.Key, Value = "1" });
            await db.SaveChangesAsync(ct);
        }

        using var client = await host.ImporterAsync(await host.MariaAsync());
        client.DefaultRequestHeaders.TransferEncodingChunked = true;
        var refused = await client.UploadAsync(SomeImports.Csv(30_000));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "The file is larger than 1 MB, the most that is taken here. Split it and import the parts."), (refused.StatusCode, await refused.TitleAsync()));

        // Over the limit by itself, but not with the frame round it: it is counted once more on the way into the database.
        using var second = await host.ImporterAsync(await host.MariaAsync());
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await second.UploadAsync(new byte[1_000_001], "zeros.csv")).StatusCode);
        await AssertNothingIsKeptAsync(host);
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_with_a_sentence()
    {
        await using var host = await TestHost.StartAsync("Production");
        using var client = await host.ImporterAsync(await host.MariaAsync());
        (byte[] Bytes, string Says)[] files =
        [
            ([], "The file is empty"),
            (Encoding.UTF8.GetBytes(SomeImports.Header + "\r\n"), "a header but no leads"),
            ([0x50, 0x4b, 3, 4, 20, 0], "This workbook is damaged"),
            ([0, 1, 2, 3, 4, 5], "This is neither a text file"),
            (Encoding.Latin1.GetBytes(SomeImports.Csv("1 Café Rd,Sacramento,CA,95838,3,2,1")), "Line 2 holds a character that is not UTF-8"),
        ];
        foreach (var (bytes, says) in files)
        {
            var refused = await client.UploadAsync(bytes, "file.csv");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains(says, await refused.TitleAsync(), StringComparison.Ordinal);
        }

        var noFile = await client.PostAsync("/leads/import/upload", new MultipartFormDataContent { { new StringContent("x"), "note" } });
        Assert.Equal((HttpStatusCode.BadRequest, "No file arrived. Choose it once more."), (noFile.StatusCode, await noFile.TitleAsync()));
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync("/leads/import/upload", new StringContent("x"))).StatusCode);
        await AssertNothingIsKeptAsync(host);
    }

    [Fact]
    public async Task Only_who_may_import_and_came_from_the_page_can_send_a_file()
    {
        await using var host = await TestHost.StartAsync("Production");
        var (maria, ana) = (await host.MariaAsync(), await host.AnaAsync());

        using var agent = await host.ClientAsync(ana);
        using var foreign = await host.ClientAsync(maria);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Client().UploadAsync(SomeImports.Csv(1))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await agent.UploadAsync(SomeImports.Csv(1))).StatusCode);
        var forged = await foreign.UploadAsync(SomeImports.Csv(1));
        Assert.Equal((HttpStatusCode.BadRequest, "This page is out of date. Reload it and choose the file again."), (forged.StatusCode, await forged.TitleAsync()));
        await AssertNothingIsKeptAsync(host);

        using var client = await host.ImporterAsync(maria);
        var importId = await (await client.UploadAsync(SomeImports.Csv(1))).ImportIdAsync();
        var delta = await host.Get<CreateTenant>().RunAsync("Delta Homes", ct);
        using var stranger = await host.ClientAsync(await host.SomebodyAsync("Dora Delta", BuiltInRoles.Manager, delta));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/leads/import/{importId}/problems.csv")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await agent.GetAsync($"/leads/import/{importId}/problems.csv")).StatusCode);
        // A link that people follow: whoever is signed out is asked to sign in, and comes back to it.
        Assert.Equal(HttpStatusCode.Found, (await host.Client().GetAsync($"/leads/import/{importId}/problems.csv")).StatusCode);
    }

    [Fact]
    public async Task Every_column_of_the_template_is_recognised()
    {
        await using var host = await TestHost.StartAsync("Production");
        using var client = await host.ClientAsync(await host.MariaAsync());
        var header = await client.GetStringAsync("/leads/import/template.csv");
        var mapping = ColumnMapping.Recognise(header.TrimEnd().Split(','));
        Assert.Equal(LeadField.All, Enumerable.Range(0, mapping.Headers.Count).Select(mapping.FieldOf));
    }

    private static async Task AssertNothingIsKeptAsync(TestHost host)
    {
        await using var db = host.Open();
        Assert.Equal((0, 0), (await db.Files.CountAsync(ct), await db.LeadImports.CountAsync(ct)));
    }
}
