using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Users;

/// <summary>What an earlier version queued: no key to the account, only whose letter it is.</summary>
public sealed record PasswordResetMail(long UserId, Uri Site);

/// <summary>Hands letters over to the queue of messages that a version before it had put into the queue of work. Nothing new comes here.</summary>
public sealed class SendPasswordResetMail(OpsDbs dbs, TimeProvider clock) : IWorkHandler
{
    public const string KindName = "users.password-reset-mail";

    public string Kind => KindName;

    public async Task RunAsync(WorkRun run, CancellationToken ct)
    {
        var wanted = run.PayloadAs<PasswordResetMail>();
        await using var db = dbs.Open(run.TenantId);
        if (await db.Users.AsNoTracking().FirstOrDefaultAsync(row => row.Id == wanted.UserId, ct) is not { Email.Length: > 0 } user)
            throw new WorkIsHopeless("The account is gone.");
        await db.QueueResetLetterAsync(user, wanted.Site, $"work-{run.ItemId}", clock, ct);
        await db.SaveChangesAsync(ct);
    }
}
