using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Messages.Sending;
using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Users.Phones;

/// <summary>Makes the code when its text leaves. A second text after a failure carries another, and only that one works.</summary>
public sealed class FillPhoneCode(OpsDbs dbs, ISecretSeal seal, TimeProvider clock) : IFillSecrets
{
    public MessageTemplate Of => PhoneCodeMessage.Is;

    public async Task<IReadOnlyDictionary<string, string>> FillAsync(OutgoingMessage message, CancellationToken ct)
    {
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        var (text, until, number, userId) = (seal.Seal(code), clock.GetUtcNow().UtcDateTime + PhoneCode.Life, message.Address, message.UserId);
        await using var db = dbs.Open(message.TenantId);
        var made = await db.PhoneCodes.Where(row => row.UserId == userId && row.IsOpen && row.Number == number).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.Sealed, text)
            .SetProperty(row => row.ExpiresAtUtc, until)
            .SetProperty(row => row.TriesLeft, PhoneCode.Tries)
            .SetProperty(row => row.Version, row => row.Version + 1), ct);
        return made == 1 ? new Dictionary<string, string> { ["code"] = code } : throw new MessageNotWanted("Nobody waits for this code any more.");
    }
}
