using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Files;
using OpsConsole.Core.Leads.Photos.Reading;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Leads.Photos;

/// <summary>A photo as a browser sends it.</summary>
/// <param name="Small">A small picture of it, made by the browser; left out when it is none (decision 0105).</param>
/// <param name="Exif">What the original said, when the browser made it smaller; read for its day and not kept.</param>
/// <param name="UploadKey">The same for every try to send this photo.</param>
public sealed record NewPhoto(string Name, byte[] Content, byte[]? Small = null, byte[]? Exif = null, Guid? UploadKey = null);

/// <summary>
/// Adds a photo to a lead or to a form that is being written. It is taken for what its content is, checked to the end and kept without what it
/// tells of place and camera. The same photo twice in a lead is refused.
/// </summary>
public sealed class AddPhoto(OpsDbs dbs, StoreFile storeFile, TenantSettings settings, TimeProvider clock)
{
    /// <summary>Of a small picture: wide enough for a card on a sharp screen.</summary>
    public const int SmallSide = 480;

    public const int SmallBytes = 80_000;

    private const int NameLength = 120;

    /// <returns>The photo's id.</returns>
    public async Task<Result<long>> RunAsync(PhotoPlace place, NewPhoto photo, Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        var name = Shown(photo.Name);
        await using (var db = dbs.Open(actor))
        {
            place = await db.SettledAsync(place, actor, ct);
            if (await db.WhyNotChangePhotosAsync(place, actor.UserId, actor, ct) is { } refusal)
                return refusal;
        }

        var megabytes = await settings.GetAsync(actor.TenantId, SettingCatalog.PhotoMegabytes, ct);
        if (photo.Content.LongLength > megabytes * 1_000_000L)
            return new PhotoIsTooLarge(name, megabytes);
        var read = PictureReader.Read(photo.Content, name);
        if (read.Error is { } unreadable)
            return unreadable;
        var (picture, hash) = (Dated(read.Value, photo.Exif), SHA256.HashData(read.Value.Bytes));
        if (await PresentAsync(place, hash, photo, name, actor, ct) is { } present)
            return present;
        return await KeepAsync(place, picture, hash, SmallOf(photo.Small), photo, name, actor, ct);
    }

    private async Task<Result<long>> KeepAsync(PhotoPlace place, Picture picture, byte[] hash, Picture? small, NewPhoto photo, string name, Actor actor, CancellationToken ct)
    {
        var file = await StoreAsync(picture, name, actor, ct);
        var smallFile = small is null ? null : await StoreAsync(small, name, actor, ct);
        var isKept = false;
        try
        {
            var saved = await PhotoKeeping.AgainAsync(() => SaveAsync(place, picture, hash, (file, smallFile), photo, name, actor, ct));
            isKept = saved.Succeeded;
            return saved;
        }
        catch (DbUpdateException) when (!isKept)
        {
            // Two sendings of one photo at once: the other was quicker.
            if (await PresentAsync(place, hash, photo, name, actor, ct) is { } present)
                return present;
            throw;
        }
        finally
        {
            foreach (var arrived in isKept ? [] : new[] { file, smallFile }.OfType<ArrivedFile>())
                await storeFile.DropAsync(arrived.Id, actor.TenantId);
        }
    }

    private async Task<Result<long>> SaveAsync(PhotoPlace place, Picture picture, byte[] hash, (ArrivedFile Whole, ArrivedFile? Small) files, NewPhoto photo, string name, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        place = await db.SettledAsync(place, actor, ct);
        if (await db.WhyNotChangePhotosAsync(place, actor.UserId, actor, ct) is { } refusal)
            return refusal;
        var (most, own) = (await settings.GetAsync(actor.TenantId, SettingCatalog.PhotosMost, ct), db.PhotosAt(place, actor.UserId));
        if (await own.CountAsync(ct) >= most)
            return new PhotosAreMany(most);
        await StoreFile.KeepAsync(db, files.Whole, ct);
        if (files.Small is { } small)
            await StoreFile.KeepAsync(db, small, ct);
        var row = new LeadPhoto
        {
            FileId = files.Whole.Id,
            SmallFileId = files.Small?.Id,
            Name = name,
            Kind = picture.Kind,
            Width = picture.Width,
            Height = picture.Height,
            Length = picture.Bytes.Length,
            Hash = hash,
            TakenOn = picture.TakenOn,
            Position = 1 + (await own.MaxAsync(other => (int?)other.Position, ct) ?? -1),
            UploadKey = photo.UploadKey,
            AddedByUserId = actor.UserId,
            AddedByName = actor.Name,
            AddedAtUtc = clock.GetUtcNow().UtcDateTime,
        };
        row.Belong(place);
        db.LeadPhotos.Add(row);
        await db.SavePhotosAsync(place, actor, "lead.photo-added", new { Photo = name }, ct);
        await FollowFormAsync(db, place, actor, ct);
        return row.Id;
    }

    /// <summary>A form that was sent while its photo was on its way has looked for photos already.</summary>
    private static async Task FollowFormAsync(OpsDb db, PhotoPlace place, Actor actor, CancellationToken ct)
    {
        if (place.DraftKey is { } key && await db.Leads.FirstOrDefaultAsync(lead => lead.SubmissionKey == key && lead.SubmittedByUserId == actor.UserId, ct) is { } lead)
            await db.InTransactionAsync(() => db.TakeDraftPhotosAsync(key, lead, actor, ct), ct);
    }

    private async Task<ArrivedFile> StoreAsync(Picture picture, string name, Actor actor, CancellationToken ct)
    {
        using var content = new MemoryStream(picture.Bytes, writable: false);
        return (await storeFile.RunAsync(name, content, int.MaxValue, actor.TenantId, ct)).Value;
    }

    /// <summary>The photo's id when this very sending arrived before, a refusal when the lead has the photo, else null.</summary>
    private async Task<Result<long>?> PresentAsync(PhotoPlace place, byte[] hash, NewPhoto photo, string name, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        var present = await db.PhotosAt(await db.SettledAsync(place, actor, ct), actor.UserId).AsNoTracking().Where(other => other.Hash == hash)
            .Select(other => new { other.Id, other.UploadKey, other.AddedByUserId }).FirstOrDefaultAsync(ct);
        if (present is null)
            return null;
        return photo.UploadKey is not null && present.UploadKey == photo.UploadKey && present.AddedByUserId == actor.UserId ? present.Id : new PhotoIsHereAlready(name);
    }

    /// <summary>A day in the future is a camera whose clock nobody set.</summary>
    private Picture Dated(Picture picture, byte[]? exif)
    {
        var day = picture.TakenOn ?? (exif is null ? null : Exif.Read(exif).TakenOn);
        return picture with { TakenOn = day > DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime.AddHours(14)) ? null : day };
    }

    /// <summary>Whatever is wrong with it, the photo itself is shown instead.</summary>
    private static Picture? SmallOf(byte[]? small) =>
        small is { Length: > 0 and <= SmallBytes } && PictureReader.Read(small, "") is { Succeeded: true, Value: { Width: <= SmallSide, Height: <= SmallSide } picture } ? picture : null;

    /// <summary>"C:\photos\front.jpg" → "front.jpg": some browsers give the folder, and the name is for showing only.</summary>
    private static string Shown(string name)
    {
        name = name[(name.AsSpan().LastIndexOfAny('/', '\\') + 1)..];
        name = string.Concat(name.Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter) && letter is not (>= '\u202A' and <= '\u202E'))).Trim();
        return name.Length == 0 ? "photo" : name.Length <= NameLength ? name : name[^NameLength..];
    }
}
