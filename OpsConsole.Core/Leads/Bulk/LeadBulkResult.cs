using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Leads.Bulk;

public enum LeadBulkOutcome
{
    Done,

    /// <summary>The change does not apply to it as it stands.</summary>
    LeftOut,

    /// <summary>Somebody was in between, or it is gone; worth another try.</summary>
    Failed,
}

public enum LeadBulkUndoOutcome
{
    Undone,

    /// <summary>Left alone, because somebody changed it since.</summary>
    Kept,
}

/// <summary>What came of one lead of an action, and what an undo needs to know.</summary>
public sealed class LeadBulkResult : ITenantOwned
{
    public const int ReasonLength = 400;

    public long ActionId { get; init; }

    public long LeadId { get; init; }

    public long TenantId { get; init; }

    public LeadBulkOutcome Outcome { get; set; }

    /// <summary>Why it was left out or failed, or what of it stays although it is done.</summary>
    public string? Reason { get; set; }

    /// <summary>The values that the change replaced, in the kind's own JSON.</summary>
    public string? Before { get; set; }

    /// <summary>The lead's version once the change was made; an undo counts only from there.</summary>
    public long? VersionAfter { get; set; }

    /// <summary>The action's round in which it was tried last.</summary>
    public int Round { get; set; }

    public LeadBulkUndoOutcome? Undo { get; set; }

    /// <summary>Why the undo left it alone.</summary>
    public string? UndoReason { get; set; }

    internal static string Shortened(string text) => text.Length <= ReasonLength ? text : text[..(ReasonLength - 1)] + "…";
}
