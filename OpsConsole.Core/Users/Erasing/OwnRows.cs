using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users.Erasing;

/// <summary>Rows that are nobody's but the person's, and go with them.</summary>
/// <param name="What">As the look ahead lists them.</param>
internal sealed record OwnRows(string What, Func<OpsDb, PersonalTraces, CancellationToken, Task<int>> CountAsync, Func<OpsDb, PersonalTraces, CancellationToken, Task<int>> RemoveAsync)
{
    /// <summary>In the order in which they go: what points at something before what it points at.</summary>
    public static IReadOnlyList<OwnRows> All { get; } =
    [
        Of("Sessions", (db, who) => db.UserSessions.Where(row => row.UserId == who.UserId)),
        Of("Attempts to sign in", (db, who) => db.SignInAttempts.Where(row => row.UserId == who.UserId || who.Contacts.Contains(row.Email))),
        Of("Notifications in their inbox", (db, who) => db.Notifications.Where(row => row.UserId == who.UserId)),
        Of("Consents", (db, who) => db.Consents.Where(row => row.UserId == who.UserId)),
        Of("Choices of their address", (db, who) => db.AddressChoices.Where(row => who.Contacts.Contains(row.Address))),
        Of("Turns at digests and reminders", (db, who) => db.NoticeTurns.Where(row => row.UserId == who.UserId)),
        Of("Choices of notices", (db, who) => db.NotificationPreferences.Where(row => row.UserId == who.UserId)),
        Of("Preferences", (db, who) => db.UserPreferences.Where(row => row.UserId == who.UserId)),
        Of("Markets", (db, who) => db.UserMarkets.Where(row => row.UserId == who.UserId)),
        Of("First steps", (db, who) => db.UserOnboardings.Where(row => row.UserId == who.UserId)),
        Of("Registration", (db, who) => db.Registrations.Where(row => row.UserId == who.UserId)),
        Of("Recovery codes", (db, who) => db.RecoveryCodes.Where(row => row.UserId == who.UserId)),
        Of("Keys of authenticator apps", (db, who) => db.TwoFactorKeys.Where(row => row.UserId == who.UserId)),
        Of("Sign-ins through a directory", (db, who) => db.UserLogins.Where(row => row.UserId == who.UserId)),
        Of("Tokens", (db, who) => db.UserTokens.Where(row => row.UserId == who.UserId)),
        Of("Claims", (db, who) => db.UserClaims.Where(row => row.UserId == who.UserId)),
        Of("Views of their own", (db, who) => db.SavedViews.Where(row => row.OwnerUserId == who.UserId && !row.IsShared)),
        Of("Messages to them", (db, who) => db.OutgoingMessages.Where(row => row.UserId == who.UserId || who.Contacts.Contains(row.Address))),
        Of("Texts from them", (db, who) => db.IncomingTexts.Where(row => row.UserId == who.UserId || who.Contacts.Contains(row.FromNumber))),
        Of("Codes for their phone", (db, who) => db.PhoneCodes.Where(row => row.UserId == who.UserId)),
        Of("Blocks of their address", (db, who) => db.AddressSuppressions.Where(row => who.Contacts.Contains(row.Address))),
        Of("Files with copies of their data", (db, who) => db.Files.Where(file => db.DataCopies.Any(copy => copy.UserId == who.UserId && copy.FileId == file.Id))),
        Of("Copies of their data", (db, who) => db.DataCopies.Where(row => row.UserId == who.UserId)),
        Of("Roles", (db, who) => db.RoleMemberships.Where(row => row.UserId == who.UserId)),
    ];

    private static OwnRows Of<T>(string what, Func<OpsDb, PersonalTraces, IQueryable<T>> rows) where T : class =>
        new(what, (db, who, ct) => rows(db, who).CountAsync(ct), (db, who, ct) => rows(db, who).ExecuteDeleteAsync(ct));
}
