using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OpsConsole.Core.Live;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Messages.Bounces;

/// <summary>
/// Reads what the mail server returned. A report counts once, by what it holds, however often it is read: it is moved away only after the save.
/// It must name a message with the random part of its own name, which only those who had the mail know.
/// </summary>
public sealed class ReadBounces(OpsDbs dbs, TenantSettings settings, TimeProvider clock, ILogger<ReadBounces> log, BounceFolder? folder = null)
{
    private const int MostBytes = 512 * 1024;
    private const int SoftDays = 30;

    /// <returns>How many reports there were about messages of ours.</returns>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        long read = 0;
        foreach (var path in folder?.Unread ?? [])
        {
            if (new FileInfo(path).Length <= MostBytes && await TakeAsync(await File.ReadAllBytesAsync(path, ct), ct))
                read++;
            folder!.MarkRead(path);
        }

        return read;
    }

    private async Task<bool> TakeAsync(byte[] letter, CancellationToken ct)
    {
        if (BounceReport.Read(letter) is not { } report)
            return false;
        OutgoingMessage? row;
        await using (var across = dbs.OpenAcrossTenants())
            row = await across.OutgoingMessages.IgnoreQueryFilters([OpsDb.TenantFilter]).AsNoTracking().FirstOrDefaultAsync(one => one.Id == report.MessageRow, ct);
        if (row?.MessageId?.StartsWith(report.MessageId + "@", StringComparison.Ordinal) != true)
            return false;
        try
        {
            return await SaveAsync(row, report, Convert.ToHexStringLower(SHA256.HashData(letter)), ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // Another node read the same report, or blocked the same address; the next look finds it done.
            log.LogInformation("A report about message {Message} was read elsewhere", row.Id);
            return false;
        }
    }

    private async Task<bool> SaveAsync(OutgoingMessage row, BounceReport report, string key, CancellationToken ct)
    {
        await using var db = dbs.Open(row.TenantId);
        if (await db.MessageEvents.AnyAsync(known => known.MessageId == row.Id && known.Key == key, ct))
            return false;
        var now = clock.GetUtcNow().UtcDateTime;
        await db.InTransactionAsync(async () =>
        {
            db.MessageEvents.Add(new MessageEvent { MessageId = row.Id, Kind = report.Kind, AtUtc = now, Text = MessageEvent.Shortened(report.Text), Key = key });
            if (report.Kind != MessageEventKind.SoftBounce)
                // What was in doubt has arrived somewhere, or it could not have come back.
                await db.OutgoingMessages.Where(one => one.Id == row.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(one => one.ReturnedAtUtc, now).SetProperty(one => one.UpdatedAtUtc, now).SetProperty(one => one.Error, OutgoingMessage.Shortened(report.Text)), ct);
            if (await ReasonAsync(db, row, report, now, ct) is { } reason)
                await db.BlockAddressAsync(row.Channel, row.Address, reason, report.Text, row.Id, now, ct);
            db.Signal(Topic.Room(row.TenantId, OutgoingMessage.TopicKind), row.Id);
            db.Signal(Topic.One(row.TenantId, OutgoingMessage.TopicKind, row.Id), row.Id);
            await db.SaveChangesAsync(ct);
        }, ct);
        return true;
    }

    private async Task<SuppressionReason?> ReasonAsync(OpsDb db, OutgoingMessage row, BounceReport report, DateTime now, CancellationToken ct)
    {
        if (report.Kind == MessageEventKind.HardBounce)
            return SuppressionReason.HardBounce;
        if (report.Kind == MessageEventKind.Complaint)
            return SuppressionReason.Complaint;
        var (since, most) = (now.AddDays(-SoftDays), await settings.GetAsync(row.TenantId, SettingCatalog.SoftBounces, ct));
        var earlier = await db.MessageEvents.Where(known => known.Kind == MessageEventKind.SoftBounce && known.AtUtc >= since)
            .Join(db.OutgoingMessages.Where(one => one.Recipient == row.Recipient && one.Address == row.Address), known => known.MessageId, one => one.Id, (known, _) => known.MessageId)
            .Distinct().OrderBy(id => id).Take(most).ToListAsync(ct);
        return earlier.Append(row.Id).Distinct().Count() >= most ? SuppressionReason.SoftBounces : null;
    }
}
