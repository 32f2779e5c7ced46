using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Notifications.Consents;

namespace OpsConsole.Core.Users;

/// <summary>Somebody says at which number the firm reaches them. A yes to text messages was for the number before, and ends with it.</summary>
public sealed class ChangeOwnPhone(OpsDbs dbs, TimeProvider clock)
{
    /// <returns>The number in its one form; null for none.</returns>
    public async Task<Result<string?>> RunAsync(string? phone, Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        await using var db = dbs.Open(actor);
        if (await db.Users.FirstOrDefaultAsync(user => user.Id == actor.UserId, ct) is not { } own)
            return new NotFound("This account");
        var before = own.PhoneNumber;
        if (own.ChangePhone(phone) is { } refusal)
            return refusal;
        if (own.PhoneNumber == before)
            return before;
        db.Record(actor, "user.phone-changed", own);
        if (await db.LastConsentAsync(own.Id, MessageChannel.Sms, ConsentPurpose.All, ct) is { IsGiven: true })
        {
            db.KeepConsent(own, MessageChannel.Sms, ConsentPurpose.All, isGiven: false, "number changed", actor, clock.GetUtcNow().UtcDateTime);
            db.Record(actor, "user.texts-refused", own, new { Source = "number changed" });
        }

        return await db.SaveUnlessChangedAsync(own, ct) is { } conflict ? conflict : own.PhoneNumber;
    }
}
