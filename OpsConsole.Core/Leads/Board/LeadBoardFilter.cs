namespace OpsConsole.Core.Leads.Board;

/// <summary>What the board shows of a tenant's leads. Null means any. Equal filters share one view.</summary>
/// <param name="City">The lead's city, as stored.</param>
/// <param name="Source">The lead's source, as stored.</param>
/// <param name="MinScore">At least this review priority.</param>
/// <param name="Doubtful">Only leads that something was noticed about.</param>
/// <param name="Street">The beginning of the street, as people type it ("3526 high").</param>
public sealed record LeadBoardFilter(string? City = null, string? Source = null, int? MinScore = null, bool Doubtful = false, string? Street = null)
{
    public static LeadBoardFilter Everything { get; } = new();

    public bool IsEverything => this == Everything;
}
