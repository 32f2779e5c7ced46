using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Bulk;

public enum BulkOutcome
{
    Done,

    /// <summary>The change does not apply to it as it stands.</summary>
    LeftOut,

    /// <summary>Somebody was in between, or it is gone; worth another try.</summary>
    Failed,
}

public enum BulkUndoOutcome
{
    Undone,

    /// <summary>Left alone, because somebody changed it since.</summary>
    Kept,
}

/// <summary>What came of one row of an action, and what an undo needs to know.</summary>
public sealed class BulkResult : ITenantOwned
{
    public const int ReasonLength = 400;

    public long ActionId { get; init; }

    public long RowId { get; init; }

    public long TenantId { get; init; }

    public BulkOutcome Outcome { get; set; }

    /// <summary>Why it was left out or failed, or what of it stays although it is done.</summary>
    public string? Reason { get; set; }

    /// <summary>The values that the change replaced, in the kind's own JSON.</summary>
    public string? Before { get; set; }

    /// <summary>The row's version once the change was made; an undo counts only from there.</summary>
    public long? VersionAfter { get; set; }

    /// <summary>The action's round in which it was tried last.</summary>
    public int Round { get; set; }

    public BulkUndoOutcome? Undo { get; set; }

    /// <summary>Why the undo left it alone.</summary>
    public string? UndoReason { get; set; }

    internal static string Shortened(string text) => text.Length <= ReasonLength ? text : text[..(ReasonLength - 1)] + "…";
}
