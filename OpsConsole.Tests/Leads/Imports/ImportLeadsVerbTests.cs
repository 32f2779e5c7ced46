using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Tenants;
using OpsConsole.Tests.Ground;
using OpsConsole.Web.Hosting.Verbs;

namespace OpsConsole.Tests.Leads.Imports;

public sealed class ImportLeadsVerbTests : IDisposable
{
    private static readonly CancellationToken ct = CancellationToken.None;

    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    [Fact]
    public async Task The_verb_imports_a_file_to_the_end_and_says_what_became_of_it()
    {
        await using var host = await TestHost.StartAsync("Production");
        var file = await FileAsync(host, SomeImports.Csv(SomeImports.Row(1), SomeImports.Row(1), SomeImports.Row(2), SomeImports.Row(3, "much")));

        Assert.Equal(0, await RunAsync(host, file, "--source", "Drive in March"));
        Assert.Equal("Imported leads.csv into Keller Homes: 2 added, 1 already here, 1 failed.", output.ToString().Trim());
        await using var db = host.Open();
        var lead = Assert.Single(await db.Leads.Select(row => new { row.Source, row.SubmittedByName }).Distinct().ToListAsync(ct));
        Assert.Equal(("Drive in March", "Command line"), (lead.Source, lead.SubmittedByName));

        output.GetStringBuilder().Clear();
        Assert.Equal(0, await RunAsync(host, file, "--source", "Drive in March", "--tenant", "keller homes"));
        Assert.Equal("Imported leads.csv into Keller Homes: 0 added, 3 already here, 1 failed.", output.ToString().Trim());
        var dearer = await FileAsync(host, SomeImports.Csv(SomeImports.Row(1, "300000"), SomeImports.Row(4)), "dearer.csv");
        output.GetStringBuilder().Clear();
        Assert.Equal(0, await RunAsync(host, dearer, "--source", "Drive in March", "--existing", "take"));
        Assert.Equal("Imported dearer.csv into Keller Homes: 1 added, 1 updated, 0 already here, 0 failed.", output.ToString().Trim());
        Assert.Equal([30_000_000, 25_000_000, 25_000_000], await db.Leads.OrderBy(row => row.Id).Select(row => row.AskingPriceCents!.Value).ToListAsync(ct));
        Assert.Empty(error.ToString());
    }

    [Fact]
    public async Task What_is_wrong_is_said_in_one_line_and_nothing_is_imported()
    {
        await using var host = await TestHost.StartAsync("Production");
        await host.Get<CreateTenant>().RunAsync("Delta Homes", ct);
        var good = await FileAsync(host, SomeImports.Csv(1));
        var nameless = await FileAsync(host, "who,what\r\nRosa,a house\r\n", "nameless.csv");
        var workbook = Path.Combine(host.Folder, "leads.xlsx");
        await File.WriteAllBytesAsync(workbook, [0x50, 0x4b, 3, 4, 20, 0], ct);

        (string[] Args, string Says)[] calls =
        [
            ([good], "Name the source with --source: every lead of the file carries it."),
            (["/no/such.csv", "--source", "x"], "There is no file /no/such.csv."),
            ([good, "--source", "x", "--existing", "replace"], "--existing is one of leave, fill, take."),
            ([good, "--source", "x"], "Say which tenant with --tenant NAME: “Keller Homes”, “Delta Homes”."),
            ([good, "--source", "x", "--tenant", "Omega"], "There is no tenant “Omega”. There are “Keller Homes”, “Delta Homes”."),
            ([workbook, "--source", "x", "--tenant", "Delta Homes"], $"leads.xlsx was not imported: {new WorkbookIsDamaged().Message}"),
            ([nameless, "--source", "x", "--tenant", "Delta Homes"], "nameless.csv was not imported: No columns are chosen for Street, City and State. Every lead needs them."),
        ];
        foreach (var (args, says) in calls)
        {
            Assert.Equal(1, await RunAsync(host, args));
            Assert.Equal(says, error.ToString().Trim());
            error.GetStringBuilder().Clear();
        }

        Assert.Empty(output.ToString());
        await using var db = host.Open();
        Assert.False(await db.Leads.IgnoreQueryFilters([Core.OpsDb.TenantFilter]).AnyAsync(ct));
    }

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
    }

    private Task<int?> RunAsync(TestHost host, params string[] args) =>
        AllVerbs.RunAsync(["import-leads", .. args, .. ConsoleProcess.Settings(host)], new VerbTerminal(output, error, null));

    private static async Task<string> FileAsync(TestHost host, string text, string name = "leads.csv")
    {
        var path = Path.Combine(host.Folder, name);
        await File.WriteAllTextAsync(path, text, ct);
        return path;
    }
}
