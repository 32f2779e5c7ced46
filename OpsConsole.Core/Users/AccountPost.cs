using OpsConsole.Core.Settings;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Users;

/// <summary>Puts letters to owners of accounts into the queue, saved with what they tell of or not at all.</summary>
public sealed class AccountPost(TenantSettings settings, TimeProvider clock)
{
    public async Task QueueAsync(OpsDb db, User user, AccountLetter letter, CancellationToken ct) =>
        WorkQueue.Enqueue(db, SendAccountLetter.KindName, letter, user.Unproven, clock, priority: 10,
            maxAttempts: await settings.GetAsync(user.TenantId, SettingCatalog.LetterAttempts, ct));
}
