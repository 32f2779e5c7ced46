namespace OpsConsole.Core.Bulk;

/// <summary>What a room brings so that its rows can be changed in bulk. Keeps no state of a person or a call; one serves the node.</summary>
public abstract class BulkRoom
{
    /// <summary>What the rows are in the database: "lead", "user".</summary>
    public abstract string RowKind { get; }

    public abstract BulkNoun Noun { get; }

    /// <summary>The kind of queued work that runs its actions.</summary>
    public abstract string WorkName { get; }

    internal abstract BulkDeeds Deeds { get; }

    public abstract string ViewPermission { get; }

    /// <summary>What somebody needs besides the change's own permission to do it to many; null for nothing.</summary>
    public virtual string? ManyPermission => null;

    /// <summary>Reads what <see cref="BulkChange.ToJson"/> wrote.</summary>
    public abstract BulkChange Read(string json);

    /// <summary>Why somebody may not make this change, or null.</summary>
    public Error? Refusal(Actor actor, BulkChange change) => actor.Lacks(ViewPermission) ?? BarredBy(actor, change);

    /// <summary>The same for whoever it runs in the name of.</summary>
    internal Error? BarredBy(Actor actor, BulkChange change) => (ManyPermission is { } many ? actor.Lacks(many) : null) ?? actor.Lacks(change.Permission);

    /// <summary>Why the change cannot be made at all, or null.</summary>
    internal abstract Task<Error?> WhyNotAsync(OpsDb db, BulkChange change, Actor actor, CancellationToken ct);

    internal abstract Task<Result<BulkPreview>> LookAsync(OpsDb db, BulkChange change, BulkSelection selection, Actor actor, CancellationToken ct);

    internal abstract Task<Result<BulkUndoPreview>> LookAtUndoAsync(OpsDb db, BulkAction action, Actor actor, CancellationToken ct);

    /// <summary>Each chosen row with the version it has now; one more than allowed when there are too many.</summary>
    internal abstract Task<Result<BulkRow[]>> FreezeAsync(OpsDb db, BulkSelection selection, Actor actor, CancellationToken ct);

    /// <summary>What rows are called and how they stand now; those that are gone for good are missing.</summary>
    internal abstract Task<IReadOnlyDictionary<long, BulkFace>> FacesAsync(OpsDb db, long[] ids, CancellationToken ct);
}

/// <param name="State">As the room's own enum has it.</param>
public sealed record BulkFace(string Name, string State);
