using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Notifications.Preferences;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Users.Letters;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Users;

namespace OpsConsole.Tests.Messages;

internal static class SomeMessages
{
    /// <summary>Queues a message to an address, as a room does.</summary>
    public static async Task<long> QueueAsync(this TestOps ops, string to, string about = "test", bool isLetter = false)
    {
        await using var db = ops.Open();
        var row = MessageQueue.Add(db, isLetter
            ? new NewMessage(PasswordChangedMessage.Is, about, MessageRecipient.At(ops.TenantId, to, "Anna"))
            : new NewMessage(NoticeMessage.Is, about, MessageRecipient.At(ops.TenantId, to, "Anna")) { Values = new Dictionary<string, string> { ["title"] = "118 Cedar St", ["by"] = "Jonas", ["what"] = "approved it" } }, ops.Time);
        await db.SaveChangesAsync();
        return row.Id;
    }

    public static async Task<OutgoingMessage> MessageAsync(this TestOps ops, long id)
    {
        await using var db = ops.Open();
        return await db.OutgoingMessages.AsNoTracking().SingleAsync(row => row.Id == id);
    }

    public static async Task SetAsync(this TestOps ops, WholeNumberSetting setting, int value) =>
        Assert.True((await ops.Get<ChangeSettings>().RunAsync(SettingScope.Tenant, [new(setting.Key, value.ToString(CultureInfo.InvariantCulture), 0)], await ops.IrisAsync(), CancellationToken.None)).Succeeded);

    public static async Task<MessageRef> RefAsync(this TestOps ops, long id) => new(id, (await ops.MessageAsync(id)).UpdatedAtUtc);
}
