using System.Globalization;
using OpsConsole.Core.Leads.Imports;

namespace OpsConsole.Core.Opportunities.Editing;

/// <summary>
/// A fact of an opportunity that people edit, as text: what the field shows for editing, what the history keeps, and how text becomes the
/// value. Its text is the one form of its value ("59222", "2026-08-21", "60"), null when nothing is known.
/// </summary>
public sealed class OpportunityFact
{
    private readonly Func<Opportunity, string?> read;
    private readonly Func<Opportunity, string, string?> write;

    private OpportunityFact(string name, string label, Func<Opportunity, string?> read, Func<Opportunity, string, string?> write) =>
        (Name, Label, this.read, this.write) = (name, label, read, write);

    /// <summary>In the order of a form.</summary>
    public static IReadOnlyList<OpportunityFact> All { get; } =
    [
        new(nameof(Opportunity.Title), "Called", row => row.Title, SetTitle),
        new(nameof(Opportunity.ValueCents), "Value", row => row.ValueCents is { } cents ? (cents / 100m).ToString("0.##", CultureInfo.InvariantCulture) : null, SetValue),
        new(nameof(Opportunity.Probability), "Probability", row => row.OwnProbability?.ToString(CultureInfo.InvariantCulture), SetProbability),
        new(nameof(Opportunity.ExpectedCloseOn), "Expected close", row => row.ExpectedCloseOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), SetExpected),
    ];

    public string Name { get; }

    public string Label { get; }

    public static OpportunityFact? Named(string name) => All.FirstOrDefault(fact => fact.Name == name);

    public string? Of(Opportunity opportunity) => read(opportunity);

    /// <summary>Sets what somebody typed; otherwise changes nothing and says why it cannot be.</summary>
    public string? Set(Opportunity opportunity, string? text) => write(opportunity, text?.Trim() ?? "");

    private static string? SetTitle(Opportunity row, string text)
    {
        if (text.Length == 0)
            return "Give it a name, such as the address";
        if (text.Length > Opportunity.TitleLength)
            return $"Keep it under {Opportunity.TitleLength} characters";
        row.Title = text;
        return null;
    }

    private static string? SetValue(Opportunity row, string text)
    {
        var cell = text.Length == 0 ? default : NumberCells.Cents(text);
        if (cell.Reason is not null)
            return cell.Reason;
        if (cell.Value > Opportunity.MostCents)
            return "A value is at most ten billion dollars";
        row.ValueCents = cell.Value;
        return null;
    }

    private static string? SetProbability(Opportunity row, string text)
    {
        var number = text.TrimEnd('%').TrimEnd();
        if (number.Length == 0)
        {
            row.Estimate(null);
            return null;
        }

        var cell = NumberCells.Whole(number, "60");
        if (cell.Reason is not null)
            return cell.Reason;
        if (cell.Value > 100)
            return "A probability is 0 to 100 percent";
        row.Estimate(cell.Value);
        return null;
    }

    private static string? SetExpected(Opportunity row, string text)
    {
        var cell = text.Length == 0 ? default : DateCell.Read(text);
        if (cell.Reason is not null)
            return cell.Reason;
        row.Expect(cell.Value);
        return null;
    }
}
