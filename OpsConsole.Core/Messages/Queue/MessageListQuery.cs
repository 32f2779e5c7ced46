using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Messages.Queue;

/// <summary>Where messages stand as people see it.</summary>
public enum MessageShelf
{
    InDoubt,
    Failed,
    Waiting,
    Sending,
    Sent,
    Returned,
    HeldBack,
    CalledOff,
}

/// <summary>Which messages somebody looks for; null means any.</summary>
/// <param name="To">The beginning of an address, or a whole one.</param>
public sealed record MessageFilter(MessageShelf Shelf = MessageShelf.Sent, string? Template = null, string? To = null, MessageChannel? Channel = null)
{
    public const int ToLength = OutgoingMessage.AddressLength;
}

/// <summary>A message as it is listed.</summary>
public sealed record MessageRow(
    long Id, MessageChannel Channel, string Template, MessageState State, long? UserId, string ToName, string Address, string? Subject, string? Error, int Attempts,
    DateTime QueuedAtUtc, DateTime NextTryAtUtc, DateTime? SentAtUtc, DateTime? ReturnedAtUtc, DateTime UpdatedAtUtc, bool IsSimulated, bool IsTest,
    int? Segments, long? CostMicros, TextDelivery? Delivery, bool CountsOpens, bool CountsClicks, DateTime? OpenedAtUtc, DateTime? ClickedAtUtc)
{
    public MessageRef Ref => new(Id, UpdatedAtUtc);

    /// <summary>What the message is called, of whichever version.</summary>
    public string Name => MessageCatalog.Of(Template)?.Name ?? Template;

    public bool CanBeSentAgain => State is MessageState.Failed or MessageState.InDoubt or MessageState.Suppressed or MessageState.Cancelled;

    internal static Expression<Func<OutgoingMessage, MessageRow>> Of { get; } = row => new MessageRow(
        row.Id, row.Channel, row.Template, row.State, row.UserId, row.ToName, row.Address, row.SentSubject, row.Error, row.Attempts,
        row.QueuedAtUtc, row.NextTryAtUtc, row.SentAtUtc, row.ReturnedAtUtc, row.UpdatedAtUtc, row.IsSimulated, row.TestWords != null, row.Segments, row.CostMicros, row.Delivery,
        row.CountsOpens, row.CountsClicks, row.OpenedAtUtc, row.ClickedAtUtc);
}

/// <param name="Counts">How many stand where, each counted up to one more than <see cref="MessageListQuery.MostCounted"/>; sent ones are not counted.</param>
public sealed record MessageList(IReadOnlyDictionary<MessageShelf, int> Counts, IReadOnlyList<MessageRow> Rows, bool HasMore);

/// <summary>A tenant's messages, newest first, a page at a time. Callers check <see cref="MessagePermissions.View"/>.</summary>
public sealed class MessageListQuery(OpsDbs dbs)
{
    public const int PageSize = 50;
    public const int MostCounted = 1_000;

    private static readonly MessageShelf[] counted = [MessageShelf.InDoubt, MessageShelf.Failed, MessageShelf.Waiting, MessageShelf.Sending, MessageShelf.HeldBack];

    public async Task<MessageList> LoadAsync(long tenantId, MessageFilter filter, long? beforeId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var counts = new Dictionary<MessageShelf, int>();
        foreach (var shelf in counted)
            counts[shelf] = await On(db, shelf).OrderBy(row => row.Id).Select(row => row.Id).Take(MostCounted + 1).CountAsync(ct);
        var found = On(db, filter.Shelf);
        if (filter.Template is { } template)
            found = found.Where(row => row.Template == template);
        if (filter.Channel is { } channel)
            found = found.Where(row => row.Channel == channel);
        if (filter.To is { Length: > 0 } text)
        {
            var start = text.Trim().ToLowerInvariant();
            found = found.Where(row => row.Address.StartsWith(start));
        }

        if (beforeId is { } before)
            found = found.Where(row => row.Id < before);
        var rows = await found.OrderByDescending(row => row.Id).Take(PageSize + 1).Select(MessageRow.Of).ToListAsync(ct);
        return new(counts, [.. rows.Take(PageSize)], rows.Count > PageSize);
    }

    private static IQueryable<OutgoingMessage> On(OpsDb db, MessageShelf shelf)
    {
        var rows = db.OutgoingMessages.AsNoTracking();
        return shelf switch
        {
            MessageShelf.InDoubt => rows.Where(row => row.State == MessageState.InDoubt),
            MessageShelf.Failed => rows.Where(row => row.State == MessageState.Failed),
            MessageShelf.Waiting => rows.Where(row => row.State == MessageState.Waiting),
            MessageShelf.Sending => rows.Where(row => row.State == MessageState.Sending),
            MessageShelf.Returned => rows.Where(row => row.ReturnedAtUtc != null),
            MessageShelf.HeldBack => rows.Where(row => row.State == MessageState.Suppressed),
            MessageShelf.CalledOff => rows.Where(row => row.State == MessageState.Cancelled),
            _ => rows.Where(row => row.State == MessageState.Sent),
        };
    }
}
