using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users.Erasing;

/// <summary>What erasing somebody would do, counted and not done.</summary>
/// <param name="InTheWay">Sentences; empty when it can begin.</param>
/// <param name="Goes">Rows of theirs that are removed.</param>
/// <param name="Changes">Rows of others, by table, in which their name or address is replaced by the pseudonym.</param>
/// <param name="Entries">Entries of the activity that may be redacted.</param>
/// <param name="Stays">What is kept, and why.</param>
public sealed record ErasureOutlook(
    UserRef Target, string Name, string Pseudonym, bool HasNamesake, IReadOnlyList<string> InTheWay, IReadOnlyList<CountedRows> Goes, IReadOnlyList<CountedRows> Changes, int Entries,
    IReadOnlyList<StayingRows> Stays, Erasure? Present);

public sealed record CountedRows(string What, int Count);

public sealed record StayingRows(string What, string Why);

/// <summary>Looks ahead at an erasure, for whoever may erase.</summary>
public sealed class ErasureOutlookQuery(OpsDbs dbs)
{
    private static readonly IReadOnlyList<StayingRows> stays =
    [
        new("The account itself", "Leads, decisions, tasks and books refer to its number. It is shut for good and has no name, address or password."),
        new("What they did", "The trail says when and to what, by “Erased person”. It still proves itself: each struck entry is named in a sealed record."),
        new("Agreements to terms", "Which version was agreed to, and when, has to be shown later; the network address goes."),
        new("Shared views", "Others work with them."),
        new("Owners of houses", "They are other people, with a wish of their own to be asked."),
        new("Files that were uploaded, letters that were sent, backups", "They are outside of what is gone through. Backups end with their own term."),
    ];

    public async Task<Result<ErasureOutlook>> LoadAsync(long userId, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(UserPermissions.Erase) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        if (await db.Users.AsNoTracking().FirstOrDefaultAsync(row => row.Id == userId, ct) is not { } user)
            return new NotFound("The account");
        var present = await db.Erasures.AsNoTracking().Where(row => row.UserId == userId).OrderByDescending(row => row.Id).FirstOrDefaultAsync(ct);
        if (user.ErasedAtUtc is not null || present is { FinishedAtUtc: null })
            return new ErasureOutlook(new UserRef(user.Id, user.ConcurrencyStamp ?? ""), user.DisplayName, User.PseudonymOf(user.Id), false, [], [], [], 0, stays, present);
        var traces = await db.TracesOfAsync(user, ct);
        var goes = new List<CountedRows>();
        foreach (var rows in OwnRows.All)
            if (await rows.CountAsync(db, traces, ct) is > 0 and var count)
                goes.Add(new CountedRows(rows.What, count));
        var changes = new List<CountedRows>();
        foreach (var table in TextTable.In(db))
            if (await table.CountAsync(db, traces, ct) is > 0 and var count)
                changes.Add(new CountedRows(table.Name, count));
        return new ErasureOutlook(
            new UserRef(user.Id, user.ConcurrencyStamp ?? ""), user.DisplayName, traces.Pseudonym, traces.HasNamesake, await InTheWayAsync(db, user, actor, ct), goes, changes,
            await db.EntriesOf(traces, 0).CountAsync(ct), stays, null);
    }

    private static async Task<IReadOnlyList<string>> InTheWayAsync(OpsDb db, User user, Actor actor, CancellationToken ct)
    {
        var found = (await db.InWorkAsync(user.Id, ct)).ToList();
        if (user.Id == actor.UserId)
            found.Insert(0, new CannotEraseYourself().Message);
        if (await db.MayManageUsersAsync(user.Id, ct) && await db.KeepSomebodyWhoManagesUsersAsync(ct, withoutUser: user.Id) is { } last)
            found.Insert(0, last.Message);
        return found;
    }
}
