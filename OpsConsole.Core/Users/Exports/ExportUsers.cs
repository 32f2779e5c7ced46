using OpsConsole.Core.Filtering;
using OpsConsole.Core.Listing;
using OpsConsole.Core.Listing.Exports;
using OpsConsole.Core.Users.Listing;

namespace OpsConsole.Core.Users.Exports;

/// <summary>What somebody wants in a file: the users of a filter, or of a choice by hand, in an order, with some columns.</summary>
public sealed record UserExportRequest(ExportFormat Format, Filter Filter, ListSort Sort, IReadOnlyList<ListColumn<UserListRow>> Columns, IReadOnlySet<long>? Chosen = null);

/// <summary>Prepares a file of users. Nothing is read yet but which users they are; <see cref="ExportFile.WriteAsync"/> streams them.</summary>
public sealed class ExportUsers(OpsDbs dbs, UserListQuery list, TimeProvider clock)
{
    public async Task<Result<ExportFile>> RunAsync(UserExportRequest request, Actor actor, CancellationToken ct)
    {
        if ((actor.Lacks(UserPermissions.View) ?? actor.Lacks(UserPermissions.Export)) is { } refusal)
            return refusal;
        var filter = request.Chosen is null ? request.Filter : Filter.Everything;
        var found = await list.FindAsync(new(actor.TenantId, filter, request.Sort, 0, int.MaxValue), ct);
        var ids = request.Chosen is { } chosen ? [.. found.Ids.Where(chosen.Contains)] : found.Ids;
        if (TooManyRowsForExcel.WhyNot(request.Format, ids.Count) is { } tooMany)
            return tooMany;
        var plan = new ExportPlan<UserListRow>("users", request.Format, request.Columns, About(request, actor), written => RecordAsync(request, ids.Count, written, actor));
        return new ExportFile<UserListRow>(clock, plan, ids, ReadAsync);

        async Task<IReadOnlyList<UserListRow>> ReadAsync(long[] chunk, CancellationToken stopping)
        {
            await using var db = dbs.Open(actor);
            return await db.UsersAsync(chunk, clock.GetUtcNow().UtcDateTime, stopping);
        }
    }

    private IReadOnlyList<(string Label, Func<object> Value)> About(UserExportRequest request, Actor actor) =>
    [
        ("Filter", () => request.Chosen is null ? request.Filter.IsEverything ? "All users" : request.Filter.ToString() : "Chosen by hand"),
        ("Order", () => request.Sort.ToString()),
        ("Exported by", () => actor.Name),
        ("Exported at (UTC)", () => clock.GetUtcNow().UtcDateTime),
    ];

    private async Task RecordAsync(UserExportRequest request, int found, long written, Actor actor)
    {
        await using var db = dbs.Open(actor);
        var export = new UserExport
        {
            ByUserId = actor.UserId,
            Format = ExportFile.ExtensionOf(request.Format),
            Filter = request.Chosen is null ? request.Filter.ToString() : "",
            Sort = request.Sort.ToString(),
            Columns = ListColumns.Names(request.Columns),
            AtUtc = clock.GetUtcNow().UtcDateTime,
            RowsFound = found,
            RowsWritten = written,
        };
        db.UserExports.Add(export);
        db.Record(actor, "user-export.written", export, new { export.Format, export.Filter, IsChosen = request.Chosen is not null, export.Columns, Found = found, Rows = written });
        await db.SaveChangesAsync(CancellationToken.None);
    }
}
