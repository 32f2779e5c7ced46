namespace OpsConsole.Core.Bulk;

/// <summary>
/// How one kind of change is done to a row, asked about and undone. Made for one run; everything about a row goes through its own
/// entity, so that the same rules hold as for one at a time.
/// </summary>
internal abstract class BulkKind<TRow>
{
    /// <summary>True when the change is beside the row, so that neither its version nor what others do to the row matters.</summary>
    public virtual bool IsBesideTheVersion => false;

    /// <summary>What making the change to the rows foreseen would bring with it, as sentences.</summary>
    public virtual IReadOnlyList<string> Effects => [];

    /// <summary>Reads what it needs to know beside the rows themselves, for a batch of them.</summary>
    public virtual Task LookAsync(OpsDb db, IReadOnlyCollection<TRow> rows, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Null when the change applies to this row now, else why it is left out.</summary>
    public abstract Error? WhyNot(TRow row, DateTime nowUtc);

    /// <summary>What of the change cannot be made to a row that it applies to otherwise; null when it is whole.</summary>
    public virtual Error? WhatStays(TRow row) => null;

    /// <summary>Counts what the change would bring with it for a row that it applies to.</summary>
    public virtual void Foresee(TRow row)
    {
    }

    /// <summary>Changes the row and records it.</summary>
    /// <param name="before">What an undo needs, as JSON.</param>
    public abstract Error? Do(TRow row, BulkTurn turn, out string? before);

    /// <summary>Null when the change can be taken back; whether somebody changed the row since has been asked already.</summary>
    public abstract Error? WhyNotUndo(TRow row, string? before, DateTime nowUtc);

    /// <summary>Puts back what was before and records it.</summary>
    public abstract Error? Undo(TRow row, string? before, BulkTurn turn);
}

/// <summary>One save of a run: where, in whose name, when.</summary>
internal sealed record BulkTurn(OpsDb Db, Actor By, DateTime NowUtc, long ActionId);
