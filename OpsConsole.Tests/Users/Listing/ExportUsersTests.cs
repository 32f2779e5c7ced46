using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Listing.Exports;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users.Exports;
using OpsConsole.Core.Users.Listing;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Users.Listing;

public sealed class ExportUsersTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task The_file_holds_the_rows_it_says_and_is_recorded(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await ops.AddVariedUsersAsync(130, 4);
        var iris = await ops.SomebodyAsync("Iris Admin", BuiltInRoles.Admin);
        var request = new UserExportRequest(ExportFormat.Csv, UserFields.Parse("not status:disabled").Value, UserSort.Parse("-created"), UserListColumn.Columns.All);
        var listed = await ops.Get<UserListQuery>().FindAsync(new(ops.TenantId, request.Filter, request.Sort, 0, int.MaxValue), ct);

        var file = (await ops.Get<ExportUsers>().RunAsync(request, iris, ct)).Value;
        using var to = new MemoryStream();
        await file.WriteAsync(to, ct);
        var lines = System.Text.Encoding.UTF8.GetString(to.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(listed.Total, file.Rows);
        Assert.Equal(listed.Total + 1, lines.Length);
        Assert.EndsWith($"-{listed.Total}-rows.csv", file.Name, StringComparison.Ordinal);
        Assert.Equal(listed.Ids.Select(id => id.ToString(System.Globalization.CultureInfo.InvariantCulture)), lines.Skip(1).Select(line => line.Split(',')[^1]));
        Assert.DoesNotContain("none that opens", string.Concat(lines), StringComparison.Ordinal);
        await using var db = ops.Open();
        var kept = await db.UserExports.SingleAsync(ct);
        Assert.Equal((listed.Total, listed.Total, iris.UserId), ((int)kept.RowsFound, (int)kept.RowsWritten, kept.ByUserId));
        Assert.Equal("user-export.written", (await db.Activity.SingleAsync(entry => entry.SubjectKind == "user-export", ct)).Action);
    }

    [Fact]
    public async Task Chosen_by_hand_only_they_leave_and_strangers_among_them_do_not()
    {
        await using var ops = await TestOps.StartAsync();
        var (iris, sam) = (await ops.SomebodyAsync("Iris Admin", BuiltInRoles.Admin), await ops.SamAsync());
        var strangers = await ops.Get<Core.Tenants.CreateTenant>().RunAsync("Other Homes", ct);
        var stranger = await ops.SomebodyAsync("Far Away", BuiltInRoles.Staff, strangers);

        var file = (await ops.Get<ExportUsers>().RunAsync(
            new(ExportFormat.Csv, Filter.Everything, UserSort.Default, UserListColumn.Parse("name"), new HashSet<long> { sam.UserId!.Value, stranger.UserId!.Value }), iris, ct)).Value;
        using var to = new MemoryStream();
        await file.WriteAsync(to, ct);

        Assert.Equal(1, file.Rows);
        Assert.Equal("\ufeffName\r\nSam Okafor\r\n", System.Text.Encoding.UTF8.GetString(to.ToArray()));
    }

    [Fact]
    public async Task Who_may_not_is_told_so()
    {
        await using var ops = await TestOps.StartAsync();
        var request = new UserExportRequest(ExportFormat.Csv, Filter.Everything, UserSort.Default, UserListColumn.Default);
        Assert.IsType<NotAllowed>((await ops.Get<ExportUsers>().RunAsync(request, await ops.MariaAsync(), ct)).Error);
        Assert.IsType<NotAllowed>((await ops.Get<ExportUsers>().RunAsync(request, await ops.AnaAsync(), ct)).Error);
    }
}
