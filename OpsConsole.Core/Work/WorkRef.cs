namespace OpsConsole.Core.Work;

/// <summary>A work item as somebody saw it. Whatever moves an item also sets when it changed, so that moment is its version.</summary>
/// <param name="SeenAtUtc">Its <see cref="WorkItem.UpdatedAtUtc"/> then; null for whatever its state is by now.</param>
public readonly record struct WorkRef(long Id, DateTime? SeenAtUtc)
{
    public static implicit operator WorkRef(long id) => new(id, null);
}

/// <summary>What came of one item of many.</summary>
public sealed record WorkOutcome(long Id, Error? Error);
