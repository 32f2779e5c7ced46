using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Notifications.Preferences;

namespace OpsConsole.Core.Notifications.Consents;

/// <summary>A yes or no as it is listed.</summary>
public sealed record ConsentRow(long Id, MessageChannel Channel, string Purpose, bool IsGiven, DateTime AtUtc, string Source, string? Note, string? Wording, string ByName)
{
    /// <summary>What it is about, as people read it: "Text messages", "Mail: a summary of the week".</summary>
    public string About => (Channel, Purpose) switch
    {
        (MessageChannel.Sms, ConsentPurpose.All) => "Text messages",
        (_, ConsentPurpose.All) => "All mail but about the account",
        var (channel, purpose) => $"{(channel == MessageChannel.Sms ? "Text" : "Mail")}: {NoticeKind.Named(purpose)?.Label ?? purpose}",
    };
}

/// <param name="HasMore">Older ones are in the copy of one's own data.</param>
public sealed record ConsentHistory(IReadOnlyList<ConsentRow> Rows, bool HasMore);

/// <summary>What one person said yes and no to, newest first. Callers show it to that person, or check <see cref="Users.UserPermissions.View"/>.</summary>
public sealed class ConsentsOfUserQuery(OpsDbs dbs)
{
    public const int Most = 20;

    public async Task<ConsentHistory> LoadAsync(long tenantId, long userId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var rows = await db.Consents.AsNoTracking().Where(row => row.UserId == userId).OrderByDescending(row => row.Id).Take(Most + 1)
            .Select(row => new ConsentRow(row.Id, row.Channel, row.Purpose, row.IsGiven, row.AtUtc, row.Source, row.Note, row.Wording, row.ByName)).ToListAsync(ct);
        return new([.. rows.Take(Most)], rows.Count > Most);
    }
}
