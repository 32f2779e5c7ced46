using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;

namespace OpsConsole.Core.Leads.Editing;

/// <summary>A fact that somebody else changed since the actor looked, with both values; the actor's was not saved.</summary>
public sealed record FactConflict(string Field, string? Yours, string? Theirs, string Who, DateTime AtUtc);

internal static class FactConflicts
{
    /// <summary>The wishes for facts that somebody changed after the version the actor saw, unless both meant the same.</summary>
    /// <param name="action">What edits of the subject are recorded as, each with <see cref="LeadEdits"/>.</param>
    public static async Task<IReadOnlyList<FactConflict>> FactConflictsAsync(
        this OpsDb db, IActivitySubject subject, string action, long version, long seenVersion, IReadOnlyList<FactChange> wishes, CancellationToken ct)
    {
        if (version == seenVersion || wishes.Count == 0)
            return [];
        var theirs = new Dictionary<string, ActivityEntry>();
        var (kind, id) = (subject.SubjectKind, subject.Id);
        await foreach (var entry in db.Activity.AsNoTracking()
            .Where(row => row.SubjectKind == kind && row.SubjectId == id && row.Action == action)
            .OrderByDescending(row => row.Id).AsAsyncEnumerable().WithCancellation(ct))
        {
            var edits = LeadEdits.Of(entry);
            if (edits.Version <= seenVersion)
                break;
            foreach (var change in edits.Changes)
                theirs.TryAdd(change.Field, entry);
        }

        return
        [
            .. wishes.Where(wish => theirs.ContainsKey(wish.Field))
                .Select(wish => new FactConflict(wish.Field, wish.New, wish.Old, theirs[wish.Field].ActorName, theirs[wish.Field].AtUtc)),
        ];
    }
}
