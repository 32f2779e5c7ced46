namespace OpsConsole.Core.Leads.Bulk.Kinds;

/// <summary>
/// How one kind of change is done to a lead, asked about and undone. Made for one run; everything about a lead goes through its own
/// entity, so that the same rules hold as for one lead at a time.
/// </summary>
internal abstract class LeadBulkKind
{
    /// <summary>True when the change is beside the lead's row, so that neither its version nor what others do to the row matters.</summary>
    public virtual bool IsBesideTheVersion => false;

    /// <summary>Reads what it needs to know beside the leads themselves, for a batch of them.</summary>
    public virtual Task LookAsync(OpsDb db, IReadOnlyCollection<Lead> leads, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Null when the change applies to this lead now, else why it is left out.</summary>
    public abstract Error? WhyNot(Lead lead, DateTime nowUtc);

    /// <summary>What of the change cannot be made to a lead that it applies to otherwise; null when it is whole.</summary>
    public virtual Error? WhatStays(Lead lead) => null;

    /// <summary>Changes the lead and records it.</summary>
    /// <param name="before">What an undo needs, as JSON.</param>
    public abstract Error? Do(Lead lead, LeadBulkTurn turn, out string? before);

    /// <summary>Null when the change can be taken back; whether somebody changed the lead since has been asked already.</summary>
    public abstract Error? WhyNotUndo(Lead lead, string? before, DateTime nowUtc);

    /// <summary>Puts back what was before and records it.</summary>
    public abstract Error? Undo(Lead lead, string? before, LeadBulkTurn turn);
}

/// <summary>One save of a run: where, in whose name, when.</summary>
internal sealed record LeadBulkTurn(OpsDb Db, Actor By, DateTime NowUtc, long ActionId);
