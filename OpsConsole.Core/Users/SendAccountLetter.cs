using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Users;

/// <summary>Hands letters over to the queue of messages that a version before it had put into the queue of work. Nothing new comes here.</summary>
public sealed class SendAccountLetter(OpsDbs dbs, AccountPost post) : IWorkHandler
{
    public const string KindName = "users.letter";

    public string Kind => KindName;

    public async Task RunAsync(WorkRun run, CancellationToken ct)
    {
        var letter = run.PayloadAs<AccountLetter>();
        await using var db = dbs.Open(run.TenantId);
        if (await db.Users.AsNoTracking().FirstOrDefaultAsync(row => row.Id == letter.UserId, ct) is not { Email.Length: > 0 } user)
            throw new WorkIsHopeless("The account is gone.");
        await post.QueueAsync(db, user, letter, ct, $"work-{run.ItemId}");
        await db.SaveChangesAsync(ct);
    }
}
