using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Notifications.Preferences;

public sealed record NoticeMail(long UserId, long ActivityId);

/// <summary>Sends by mail what somebody wants to hear by mail. Queued in the save that tells them, so once for each notice.</summary>
public sealed class SendNoticeMail(OpsDbs dbs, IMailTransport transport, IConsoleAddress address) : IWorkHandler
{
    public const string KindName = "notifications.mail";

    public string Kind => KindName;

    public async Task RunAsync(WorkRun run, CancellationToken ct)
    {
        var wanted = run.PayloadAs<NoticeMail>();
        await using var db = dbs.Open(run.TenantId);
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(row => row.Id == wanted.UserId, ct);
        var notice = await db.Notifications.AsNoTracking().FirstOrDefaultAsync(row => row.UserId == wanted.UserId && row.ActivityId == wanted.ActivityId, ct);
        if (notice is null || user is not { IsDisabled: false, Email: { Length: > 0 } email })
            throw new WorkIsHopeless("The notice or the account is gone.");
        var detail = notice.Detail is null ? "" : $"\n{notice.Detail}\n";
        await transport.SendAsync(new Mail(email, notice.Title,
            $"""
            Hello {user.DisplayName},

            {notice.ByName} {ActivityActions.PhraseOf(notice.Action)}: {notice.Title}
            {detail}
            {new Uri(address.Uri, "notifications")}

            You chose to hear of this by mail; your profile changes it: {new Uri(address.Uri, "profile")}
            """), ct);
    }
}
