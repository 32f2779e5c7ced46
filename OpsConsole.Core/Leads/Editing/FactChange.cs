using System.Text.Json;
using OpsConsole.Core.Activity;

namespace OpsConsole.Core.Leads.Editing;

/// <summary>A fact that went from one text to another (see <see cref="LeadFact"/>).</summary>
public sealed record FactChange(string Field, string? Old, string? New);

public sealed record ScoreChange(int Old, int New);

/// <summary>
/// What a <c>lead.edited</c> entry holds, such as <c>{"version":7,"changes":[{"field":"Beds","old":"2","new":"3"}],"score":{"old":61,"new":64}}</c>.
/// Everything that changes facts records this: histories and "as of" are folded from it.
/// </summary>
/// <param name="Version">The lead's version after the change.</param>
/// <param name="ImportId">The import whose lines changed it; null when a person did.</param>
/// <param name="Bulk">The bulk action that changed it; null when it was changed alone.</param>
public sealed record LeadEdits(long Version, IReadOnlyList<FactChange> Changes, ScoreChange? Score, long? ImportId = null, long? Bulk = null)
{
    private static readonly JsonSerializerOptions format = new(JsonSerializerDefaults.Web);

    public static LeadEdits Of(ActivityEntry entry) => Read(entry.Particulars!);

    public static LeadEdits Read(string particulars) => JsonSerializer.Deserialize<LeadEdits>(particulars, format)!;
}
