using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages.Bounces;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Notifications.Consents;
using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Messages.Sms;

/// <summary>The one question whether somebody may be written to by text. Whoever sends one asks here, right before it leaves.</summary>
internal static class TextConsent
{
    /// <returns>The number as E.164, or why not.</returns>
    public static async Task<Result<string>> MayTextAsync(this OpsDb db, OutgoingMessage row, CancellationToken ct)
    {
        if (row.UserId is { } userId)
            return await db.MayTextAsync(userId, row.Purpose, ct);
        // To a number without an account goes only what answers it: the one confirmation of STOP and the help, which carriers ask for.
        return row.Template != TextAnswerMessage.Is.Key ? new NobodyAgreedToTexts()
            : await db.BlockOfNumberAsync(row.Address, ct) is { Reason: not SuppressionReason.Unsubscribed } dead ? new NumberIsBlocked(dead.Source)
            : row.Address;
    }

    /// <param name="purpose">What is about an account needs no yes: somebody asked for it this moment.</param>
    public static async Task<Result<string>> MayTextAsync(this OpsDb db, long userId, MessagePurpose purpose, CancellationToken ct)
    {
        var user = await db.Users.AsNoTracking().Where(one => one.Id == userId).Select(one => new { one.IsDisabled, one.PhoneNumber, one.PhoneNumberConfirmed }).FirstOrDefaultAsync(ct);
        if (user is null || user.IsDisabled)
            return new AccountGetsNoTexts();
        if (user.PhoneNumber is not { } number)
            return new HasNoNumber();
        if (purpose != MessagePurpose.Account && !user.PhoneNumberConfirmed)
            return new NumberIsNotProven();
        if (await db.BlockOfNumberAsync(number, ct) is { } block)
            return block.Reason == SuppressionReason.Unsubscribed ? new TextsAreStopped(block.AtUtc) : new NumberIsBlocked(block.Source);
        return purpose == MessagePurpose.Account || await db.LastConsentAsync(userId, MessageChannel.Sms, ConsentPurpose.All, ct) is { IsGiven: true } ? number : new NobodyAgreedToTexts();
    }

    public static Task<AddressSuppression?> BlockOfNumberAsync(this OpsDb db, string number, CancellationToken ct)
    {
        var normal = AddressBook.Normal(MessageChannel.Sms, number);
        return db.AddressSuppressions.AsNoTracking().FirstOrDefaultAsync(one => one.Channel == MessageChannel.Sms && one.Address == normal && one.ReleasedAtUtc == null, ct);
    }
}
