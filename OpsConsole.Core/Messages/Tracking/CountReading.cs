using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OpsConsole.Core.Live;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Messages.Tracking;

/// <summary>
/// Writes down that a mail was opened or a link of it followed, each once, with its time and nothing else of whoever did it. What comes within
/// two seconds of the sending, or asks without wanting the content, is a machine on the way and counts apart.
/// </summary>
public sealed class CountReading(OpsDbs dbs, TrackingLinks links, TenantSettings settings, TimeProvider clock, ILogger<CountReading> log)
{
    internal static readonly TimeSpan TooQuick = TimeSpan.FromSeconds(2);

    /// <param name="isProbe">It was asked for without its content (HEAD).</param>
    /// <returns>Where it leads, also when nothing could be written down: the reader does not wait for us.</returns>
    public async Task<Result<TrackingLink>> RunAsync(string token, bool isProbe, CancellationToken ct)
    {
        if (links.Read(token) is not { } link)
            return new TrackingLinkIsDead();
        try
        {
            await CountAsync(link, isProbe, ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            log.LogWarning(failure, "The reading of message {Message} could not be written down", link.MessageId);
        }

        return link;
    }

    private async Task CountAsync(TrackingLink link, bool isProbe, CancellationToken ct)
    {
        if (!await settings.GetAsync(link.TenantId, link.Target is null ? SettingCatalog.CountOpens : SettingCatalog.CountClicks, ct))
            return;
        await using var db = dbs.Open(link.TenantId);
        var row = await db.OutgoingMessages.AsNoTracking().Where(one => one.Id == link.MessageId).Select(one => new { Since = one.SentAtUtc ?? one.StartedAtUtc }).FirstOrDefaultAsync(ct);
        if (row is null)
            return;
        var now = clock.GetUtcNow().UtcDateTime;
        var isMachine = isProbe || now - (row.Since ?? now) < TooQuick;
        var key = (isMachine ? "fetched-" : "") + (link.Target is null ? "opened" : $"clicked-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(link.Target.AbsoluteUri)))[..16]}");
        if (await db.MessageEvents.AnyAsync(one => one.MessageId == link.MessageId && one.Key == key, ct))
            return;
        try
        {
            await db.InTransactionAsync(() => WriteAsync(db, link, isMachine, key, now, ct), ct);
        }
        catch (DbUpdateException)
        {
            await using var again = dbs.Open(link.TenantId);
            // It was opened in two places at once: one of them is written down.
            if (!await again.MessageEvents.AnyAsync(one => one.MessageId == link.MessageId && one.Key == key, ct))
                throw;
        }
    }

    private static async Task WriteAsync(OpsDb db, TrackingLink link, bool isMachine, string key, DateTime now, CancellationToken ct)
    {
        var own = db.OutgoingMessages.Where(one => one.Id == link.MessageId);
        DateTime? read = isMachine ? null : now;
        // Somebody has it, so it arrived, whatever we did not hear.
        await own.Where(one => one.State == MessageState.InDoubt).ExecuteUpdateAsync(set => set
            .SetProperty(one => one.State, MessageState.Sent).SetProperty(one => one.SentAtUtc, one => one.StartedAtUtc).SetProperty(one => one.Error, (string?)null), ct);
        if (link.Target is null)
            await own.ExecuteUpdateAsync(set => set.SetProperty(one => one.CountsOpens, true).SetProperty(one => one.OpenedAtUtc, one => one.OpenedAtUtc ?? read).SetProperty(one => one.UpdatedAtUtc, now), ct);
        else
            // Who follows a link has opened it, though their program may load no pictures.
            await own.ExecuteUpdateAsync(set => set.SetProperty(one => one.CountsClicks, true).SetProperty(one => one.ClickedAtUtc, one => one.ClickedAtUtc ?? read)
                .SetProperty(one => one.OpenedAtUtc, one => one.OpenedAtUtc ?? (one.CountsOpens ? read : (DateTime?)null)).SetProperty(one => one.UpdatedAtUtc, now), ct);
        db.MessageEvents.Add(new MessageEvent
        {
            MessageId = link.MessageId,
            Kind = isMachine ? MessageEventKind.Fetched : link.Target is null ? MessageEventKind.Opened : MessageEventKind.Clicked,
            AtUtc = now,
            Text = MessageEvent.Shortened(link.Target?.AbsoluteUri ?? "Its picture was loaded."),
            Key = key,
        });
        db.Signal(Topic.Room(link.TenantId, OutgoingMessage.TopicKind), link.MessageId);
        db.Signal(Topic.One(link.TenantId, OutgoingMessage.TopicKind, link.MessageId), link.MessageId);
        await db.SaveChangesAsync(ct);
    }
}
