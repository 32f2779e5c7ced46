using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Users;

namespace OpsConsole.Core.Security;

/// <summary>Somebody looked into an alert and says what it was. The next breach of its rule opens another.</summary>
public sealed class CloseSecurityAlert(OpsDbs dbs, TimeProvider clock)
{
    public async Task<Result<long>> RunAsync(long alertId, string note, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(SecurityPermissions.Manage) is { } refusal)
            return refusal;
        var text = note.Trim();
        if (text.Length is 0 or > SecurityAlert.NoteLength)
            return new ClosingNeedsANote();
        await using var db = dbs.Open(actor);
        if (await db.SecurityAlerts.FirstOrDefaultAsync(row => row.Id == alertId, ct) is not { } alert)
            return new NotFound("This alert");
        if (alert.Close(text, actor, clock.GetUtcNow().UtcDateTime) is { } closed)
            return closed;
        db.Record(actor, "security-alert.closed", alert, new { alert.Rule, alert.About, Note = text });
        return await db.SaveUnlessChangedAsync(alert, ct) is { } conflict ? conflict : alert.Id;
    }
}
