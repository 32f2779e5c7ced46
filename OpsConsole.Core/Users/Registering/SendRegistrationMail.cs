using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Users.Registering;

/// <summary>What an earlier version queued: whose letter it is, and no way into an account.</summary>
public sealed record RegistrationMail(long RegistrationId);

/// <summary>Hands letters over to the queue of messages that a version before it had put into the queue of work. Nothing new comes here.</summary>
public sealed class SendRegistrationMail(OpsDbs dbs, TimeProvider clock) : IWorkHandler
{
    public const string KindName = "users.registration-mail";

    public string Kind => KindName;

    public async Task RunAsync(WorkRun run, CancellationToken ct)
    {
        var wanted = run.PayloadAs<RegistrationMail>();
        await using var db = dbs.Open(run.TenantId);
        if (await db.Registrations.AsNoTracking().FirstOrDefaultAsync(one => one.Id == wanted.RegistrationId, ct) is not { State: RegistrationState.Unconfirmed } row)
            throw new WorkIsHopeless("The registration is gone or confirmed.");
        await db.QueueRegistrationLetterAsync(row, $"registration-{row.Id}-work-{run.ItemId}", clock, ct);
        await db.SaveChangesAsync(ct);
    }
}
