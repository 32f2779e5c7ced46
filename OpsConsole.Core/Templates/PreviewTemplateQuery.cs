using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Messages.Queue;

namespace OpsConsole.Core.Templates;

/// <summary>A real message whose values a preview can show.</summary>
public sealed record PreviewRecord(long MessageId, string ToName, DateTime AtUtc, IReadOnlyDictionary<string, string> Values);

/// <summary>What a preview needs of the firm: its name and latest messages. Once loaded, a preview asks nothing.</summary>
public sealed record PreviewGround(MailFrame Frame, Uri Site, IReadOnlyList<PreviewRecord> Records)
{
    /// <summary>Values for every variable: those of the record, pages of this console, examples for the rest. Secrets are always examples.</summary>
    public IReadOnlyDictionary<string, string> ValuesFor(MessageTemplate template, PreviewRecord? record) => template.Variables.ToDictionary(variable => variable.Name, variable =>
        variable.Path is { } path ? new Uri(Site, path).ToString()
        : variable.IsSecret || record is null ? variable.Example
        : variable.Name == TemplateVariable.UserName.Name ? record.ToName
        : record.Values.GetValueOrDefault(variable.Name, variable.IsOptional ? "" : variable.Example));
}

/// <summary>Callers check <see cref="TemplatePermissions.View"/>; the records of others need <see cref="MessagePermissions.View"/> too.</summary>
public sealed class PreviewTemplateQuery(OpsDbs dbs, IConsoleAddress address)
{
    private const int Records = 12;

    public async Task<PreviewGround> LoadAsync(MessageTemplate template, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        var own = actor.May(MessagePermissions.View) ? db.OutgoingMessages.AsNoTracking() : db.OutgoingMessages.AsNoTracking().Where(row => row.UserId == actor.UserId);
        var rows = await own.Where(row => row.Template == template.Key && row.TestWords == null).OrderByDescending(row => row.Id).Take(Records)
            .Select(row => new { row.Id, row.ToName, row.QueuedAtUtc, row.Values }).ToListAsync(ct);
        return new(await db.FrameAsync(template, address.Uri, ct), address.Uri, [.. rows.Select(row => new PreviewRecord(row.Id, row.ToName, row.QueuedAtUtc, MessageQueue.ValuesOf(row.Values)))]);
    }
}
