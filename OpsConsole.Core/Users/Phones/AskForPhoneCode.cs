using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Messages.Sms;
using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Users.Phones;

/// <summary>Has a code sent to one's own number by text. A minute between two, and few a day, so that nobody's phone can be filled from here.</summary>
public sealed class AskForPhoneCode(OpsDbs dbs, TimeProvider clock)
{
    /// <returns>The number it goes to.</returns>
    public async Task<Result<string>> RunAsync(Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        await using var db = dbs.Open(actor);
        if (await db.Users.FirstOrDefaultAsync(row => row.Id == actor.UserId, ct) is not { } user)
            return new NotFound("This account");
        if (user.PhoneNumber is not { } number)
            return new NeedsANumber();
        if (user.PhoneNumberConfirmed)
            return new NumberIsProvenAlready();
        if (await db.MayTextAsync(user.Id, MessagePurpose.Account, ct) is { Error: { } refusal })
            return refusal;
        var now = clock.GetUtcNow().UtcDateTime;
        var since = now.AddDays(-1);
        // Several accounts with one number are no way round the bound.
        if (await db.PhoneCodes.Where(row => row.Number == number && row.UserId != user.Id && row.AskedAtUtc > since).SumAsync(row => row.AskedInADay, ct) >= PhoneCode.MostADay)
            return new TooManyCodes();
        var code = await db.PhoneCodes.FirstOrDefaultAsync(row => row.UserId == user.Id, ct);
        if (code is null)
            db.PhoneCodes.Add(code = new PhoneCode { UserId = user.Id });
        if (code.Ask(number, now) is { } tooSoon)
            return tooSoon;
        MessageQueue.Add(db, new NewMessage(PhoneCodeMessage.Is, $"phone-code-{Guid.NewGuid():N}", MessageRecipient.ByText(user)), clock);
        db.Record(actor, "user.phone-code-asked", user);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // Two tabs asked at once: one code is on its way.
            return new CodeWasJustSent();
        }

        return number;
    }
}
