using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Listing;
using OpsConsole.Core.Listing.Exports;

namespace OpsConsole.Core.Activity.Searching;

/// <summary>
/// Prepares a file of the entries of a filter. Entries are never removed, so the count at the start is exactly what the file must hold: those up
/// to the newest entry of that moment, read a page at a time.
/// </summary>
public sealed class ExportActivity(OpsDbs dbs, TimeProvider clock)
{
    private const int Page = 1_000;

    public async Task<Result<ExportFile>> RunAsync(ExportFormat format, ActivityFilter filter, Actor actor, CancellationToken ct)
    {
        if ((actor.Lacks(ActivityPermissions.View) ?? actor.Lacks(ActivityPermissions.Export)) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        var upTo = await db.Activity.MaxAsync(entry => (long?)entry.Id, ct) ?? 0;
        var found = await Filtered(db, filter, upTo).CountAsync(ct);
        if (TooManyRowsForExcel.WhyNot(format, found) is { } tooMany)
            return tooMany;
        var export = new ActivityExport
        {
            ByUserId = actor.UserId,
            Format = ExportFile.ExtensionOf(format),
            Filter = Cut(filter.ToString()),
            UpToId = upTo,
            BeganAtUtc = clock.GetUtcNow().UtcDateTime,
            RowsFound = found,
        };
        db.ActivityExports.Add(export);
        db.Record(actor, "activity-export.began", export, new { export.Format, export.Filter, Found = found, export.UpToId });
        await db.SaveChangesAsync(ct);

        var plan = new ExportPlan<ActivityRow>("activity", format, ActivityColumns.All, About(filter, actor), written => EndAsync(export.Id, written, actor));
        return new ExportFile<ActivityRow>(clock, plan, found, stopping => RowsAsync(filter, upTo, actor, stopping));
    }

    private async IAsyncEnumerable<ActivityRow> RowsAsync(ActivityFilter filter, long upTo, Actor actor, [EnumeratorCancellation] CancellationToken ct)
    {
        ActivityPlace? last = null;
        while (true)
        {
            List<ActivityRow> rows;
            // A context for each page: a slow line holds no connection while it is busy with one.
            await using (var db = dbs.Open(actor))
            {
                var entries = Filtered(db, filter, upTo);
                rows = await (last is null ? entries : entries.Older(last)).NewestFirst().Take(Page).Select(ActivitySearch.AsRow).ToListAsync(ct);
            }

            foreach (var row in rows)
                yield return row;
            if (rows.Count < Page)
                yield break;
            last = rows[^1].Place;
        }
    }

    private static IQueryable<ActivityEntry> Filtered(OpsDb db, ActivityFilter filter, long upTo) =>
        filter.Rest().Aggregate(db.Activity.AsNoTracking().Leading(filter).Where(entry => entry.Id <= upTo), (entries, part) => entries.Where(part));

    private IReadOnlyList<(string Label, Func<object> Value)> About(ActivityFilter filter, Actor actor) =>
    [
        ("Filter", () => filter.ToString() is { Length: > 0 } words ? words : "All activity"),
        ("Order", () => "Newest first"),
        ("Exported by", () => actor.Name),
        ("Exported at (UTC)", () => clock.GetUtcNow().UtcDateTime),
    ];

    private async Task EndAsync(long exportId, long written, Actor actor)
    {
        await using var db = dbs.Open(actor);
        var export = await db.ActivityExports.FirstAsync(row => row.Id == exportId, CancellationToken.None);
        export.End(written, clock.GetUtcNow().UtcDateTime);
        db.Record(actor, "activity-export.written", export, new { export.Format, export.Filter, Found = export.RowsFound, Rows = written });
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private static string Cut(string text) => text.Length <= ActivityExport.FilterLength ? text : text[..(ActivityExport.FilterLength - 1)] + "…";
}

/// <summary>The columns of a file of the activity.</summary>
internal static class ActivityColumns
{
    public static IReadOnlyList<ListColumn<ActivityRow>> All { get; } =
    [
        new("id", "Entry", true, row => row.Id),
        new("at", "When (UTC)", false, row => row.AtUtc),
        new("who", "Who", false, row => row.ActorName),
        new("account", "Account", true, row => row.ActorUserId),
        new("did", "Did", false, row => row.Phrase),
        new("action", "Action", false, row => row.Action),
        new("about", "About", false, row => row.SubjectKind),
        new("about-id", "About number", true, row => row.SubjectId),
        new("particulars", "Particulars", false, row => row.Particulars),
    ];
}
