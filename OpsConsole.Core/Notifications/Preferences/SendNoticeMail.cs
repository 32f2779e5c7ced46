using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Users;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Notifications.Preferences;

public sealed record NoticeMail(long UserId, long ActivityId);

/// <summary>Hands notices over to the queue of messages that a version before it had put into the queue of work. Nothing new comes here.</summary>
public sealed class SendNoticeMail(OpsDbs dbs, TimeProvider clock) : IWorkHandler
{
    public const string KindName = "notifications.mail";

    public string Kind => KindName;

    public async Task RunAsync(WorkRun run, CancellationToken ct)
    {
        var wanted = run.PayloadAs<NoticeMail>();
        await using var db = dbs.Open(run.TenantId);
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(row => row.Id == wanted.UserId, ct);
        var notice = await db.Notifications.AsNoTracking().FirstOrDefaultAsync(row => row.UserId == wanted.UserId && row.ActivityId == wanted.ActivityId, ct);
        if (notice is null || user is not { IsDisabled: false, Email.Length: > 0 })
            throw new WorkIsHopeless("The notice or the account is gone.");
        await MessageQueue.AddOnceAsync(db, notice.AsMessage(MessageRecipient.Of(user)), clock, ct);
        await db.SaveChangesAsync(ct);
    }
}

internal static class OldNotices
{
    /// <summary>One mail a person and entry, whoever asks for it.</summary>
    public static NewMessage AsMessage(this Notification notice, MessageRecipient to) => new(NoticeMessage.Is, $"entry-{notice.ActivityId}", to)
    {
        Kind = NoticeKind.Of(notice.Action)?.Key,
        Values = new Dictionary<string, string>
        {
            ["by"] = notice.ByName,
            ["what"] = ActivityActions.PhraseOf(notice.Action),
            ["title"] = notice.Title,
            ["detail"] = notice.Detail ?? "",
        },
    };
}
