using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Leads.Photos;

/// <summary>A photo as galleries show it.</summary>
public sealed record PhotoLine(
    long Id, long? LeadId, string Name, string? Caption, int Width, int Height, int Length, DateOnly? TakenOn, string AddedByName, DateTime AddedAtUtc)
{
    public static Expression<Func<LeadPhoto, PhotoLine>> FromPhoto { get; } = photo => new PhotoLine(
        photo.Id, photo.LeadId, photo.Name, photo.Caption, photo.Width, photo.Height, photo.Length, photo.TakenOn, photo.AddedByName, photo.AddedAtUtc);
}

/// <summary>The photos of leads and drafts in their order.</summary>
public sealed class LeadPhotosQuery(OpsDbs dbs)
{
    /// <summary>Callers check <see cref="LeadPermissions.View"/>, or that the leads are the actor's own or offered to them.</summary>
    public async Task<IReadOnlyList<PhotoLine>> OfLeadsAsync(long tenantId, IReadOnlyCollection<long> leadIds, CancellationToken ct)
    {
        if (leadIds.Count == 0)
            return [];
        await using var db = dbs.Open(tenantId);
        var ids = leadIds.ToArray();
        return await db.LeadPhotos.AsNoTracking().Where(photo => photo.LeadId != null && ids.Contains(photo.LeadId.Value) && photo.RemovedAtUtc == null)
            .InOrder().Select(PhotoLine.FromPhoto).ToListAsync(ct);
    }

    /// <summary>The actor's own photos of a form that was not sent yet.</summary>
    public async Task<IReadOnlyList<PhotoLine>> OfDraftAsync(Guid draftKey, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        return await db.PhotosSeenBy(actor).Where(photo => photo.DraftKey == draftKey && photo.AddedByUserId == actor.UserId).InOrder().Select(PhotoLine.FromPhoto).ToListAsync(ct);
    }
}
