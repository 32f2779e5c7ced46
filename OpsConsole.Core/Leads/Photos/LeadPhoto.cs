using OpsConsole.Core.Leads.FairHousing;
using OpsConsole.Core.Leads.Photos.Reading;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Leads.Photos;

/// <summary>A photo of a lead, or of a lead somebody is still writing. Its pixels lie in <see cref="Files.StoredFile"/>.</summary>
public sealed class LeadPhoto : ITenantOwned, IVersioned
{
    public const int CaptionLength = 200;

    /// <summary>How long a removed photo can be brought back.</summary>
    public static readonly TimeSpan UndoWindow = TimeSpan.FromDays(1);

    public long Id { get; init; }

    public long TenantId { get; init; }

    public long Version { get; private set; }

    /// <summary>Null while the lead is a draft.</summary>
    public long? LeadId { get; private set; }

    /// <summary>The submission key of the form it was added to; such photos are their agent's alone until the form is sent.</summary>
    public Guid? DraftKey { get; private set; }

    public required long FileId { get; init; }

    /// <summary>A small picture of it; without one the photo itself is shown.</summary>
    public long? SmallFileId { get; init; }

    /// <summary>As the browser gave it; for showing only.</summary>
    public required string Name { get; init; }

    public required PictureKind Kind { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required int Length { get; init; }

    /// <summary>SHA-256 of what is kept, so that data about a picture does not make another one of it.</summary>
    public required byte[] Hash { get; init; }

    public DateOnly? TakenOn { get; init; }

    public string? Caption { get; private set; }

    /// <summary>Its place in the order; gaps mean nothing.</summary>
    public int Position { get; set; }

    /// <summary>The browser's name for this sending: the same one sent again, after its answer was lost, is this photo.</summary>
    public Guid? UploadKey { get; init; }

    public long? AddedByUserId { get; init; }

    public required string AddedByName { get; init; }

    public DateTime AddedAtUtc { get; init; }

    public DateTime? RemovedAtUtc { get; private set; }

    /// <summary>The day the picture shows the house at, as far as anybody knows.</summary>
    public DateOnly ShownOn => TakenOn ?? DateOnly.FromDateTime(AddedAtUtc);

    public void Belong(PhotoPlace place) => (LeadId, DraftKey) = (place.LeadId, place.DraftKey);

    /// <param name="wording">What the tenant lets stand in a listing.</param>
    public Error? Describe(string? caption, FairHousingCheck wording)
    {
        var text = string.IsNullOrWhiteSpace(caption) ? null : caption.Trim();
        if (RemovedAtUtc is not null)
            return new PhotoIsRemoved();
        if (text?.Length > CaptionLength)
            return new CaptionIsTooLong(CaptionLength);
        if (wording.Find(text).FirstOrDefault(found => found.IsStrong) is { } found)
            return new CaptionBreaksFairHousing(found);
        Caption = text;
        return null;
    }

    public Error? Remove(DateTime nowUtc)
    {
        if (RemovedAtUtc is not null)
            return new PhotoIsRemoved();
        RemovedAtUtc = nowUtc;
        return null;
    }

    public Error? Restore()
    {
        if (RemovedAtUtc is null)
            return new PhotoIsNotRemoved();
        RemovedAtUtc = null;
        return null;
    }
}

/// <summary>Where photos are: at a lead, or at a form that was not sent yet.</summary>
public readonly record struct PhotoPlace(long? LeadId, Guid? DraftKey)
{
    public static PhotoPlace OfLead(long leadId) => new(leadId, null);

    public static PhotoPlace OfDraft(Guid key) => new(null, key);
}
