using System.Globalization;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Core.Leads.Editing;

/// <summary>
/// A fact of a lead that people edit, as text: what the field shows for editing, what the history keeps, and how text becomes the value.
/// Its text is the one form of its value ("59222", "2008-05-21", "SingleFamily"), null when nothing is known.
/// </summary>
public sealed class LeadFact
{
    private readonly Func<LeadInput, string?> read;
    private readonly Func<LeadInput, string, FactText> write;

    private LeadFact(LeadField field, Func<LeadInput, string?> read, Func<LeadInput, string, FactText> write) =>
        (Field, this.read, this.write) = (field, read, write);

    /// <summary>In the order of a form.</summary>
    public static IReadOnlyList<LeadFact> All { get; } =
    [
        new(LeadField.Street, input => input.Street, (input, text) => input with { Street = text }),
        new(LeadField.City, input => input.City, (input, text) => input with { City = text }),
        new(LeadField.State, input => input.State, (input, text) => input with { State = text }),
        new(LeadField.Zip, input => input.Zip, (input, text) => input with { Zip = Known(text) }),
        new(LeadField.Latitude, input => Number(input.Latitude), (input, text) => Read(text, NumberCells.Degrees, value => input with { Latitude = value })),
        new(LeadField.Longitude, input => Number(input.Longitude), (input, text) => Read(text, NumberCells.Degrees, value => input with { Longitude = value })),
        new(LeadField.OwnerName, input => input.OwnerName, (input, text) => input with { OwnerName = Known(text) }),
        new(LeadField.OwnerPhone, input => input.OwnerPhone, (input, text) => input with { OwnerPhone = Known(text) }),
        new(LeadField.OwnerEmail, input => input.OwnerEmail, (input, text) => input with { OwnerEmail = Known(text) }),
        new(LeadField.PropertyType, input => Choice(input.PropertyType), (input, text) => Read(text, ChoiceCells.Type, value => input with { PropertyType = value ?? default })),
        new(LeadField.Beds, input => Number(input.Beds), (input, text) => Read(text, cell => NumberCells.Whole(cell, "3"), value => input with { Beds = value })),
        new(LeadField.Baths, input => Number(input.Baths), (input, text) => Read(text, NumberCells.Parts, value => input with { Baths = value })),
        new(LeadField.AreaSqFt, input => Number(input.AreaSqFt), (input, text) => Read(text, cell => NumberCells.Whole(cell, "1167"), value => input with { AreaSqFt = value })),
        new(LeadField.YearBuilt, input => Number(input.YearBuilt), (input, text) => Read(text, cell => NumberCells.Whole(cell, "1984"), value => input with { YearBuilt = value })),
        new(LeadField.LastSoldOn, input => input.LastSoldOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), (input, text) => Read(text, DateCell.Read, value => input with { LastSoldOn = value })),
        new(LeadField.Motivation, input => Choice(input.Motivation), (input, text) => Read(text, ChoiceCells.Level, value => input with { Motivation = value ?? default })),
        new(LeadField.MotivationNote, input => input.MotivationNote, (input, text) => input with { MotivationNote = Known(text) }),
        new(LeadField.AskingPrice, input => Number(input.AskingPriceCents / 100m), (input, text) => Read(text, NumberCells.Cents, value => input with { AskingPriceCents = value })),
    ];

    private static readonly Dictionary<string, LeadFact> byName = All.ToDictionary(fact => fact.Name);

    public LeadField Field { get; }

    public string Name => Field.Name;

    public string Label => Field.Label;

    public static LeadFact? Named(string name) => byName.GetValueOrDefault(name);

    public string? Of(LeadInput input) => read(input) is { Length: > 0 } text ? text : null;

    /// <summary>The input with this fact set from what somebody typed; otherwise why it cannot be.</summary>
    public FactText With(LeadInput input, string? text) => write(input, text?.Trim() ?? "");

    private static FactText Read<T>(string text, Func<string, Cell<T>> read, Func<T?, LeadInput> write)
        where T : struct
    {
        if (text.Length == 0)
            return write(null);
        var cell = read(text);
        return cell.Reason is { } reason ? new FactText(null, reason) : write(cell.Value);
    }

    private static string? Known(string text) => text.Length == 0 ? null : text;

    private static string? Number(decimal? value) => value?.ToString("0.##########", CultureInfo.InvariantCulture);

    private static string? Choice<T>(T value)
        where T : struct, Enum => Convert.ToInt32(value, CultureInfo.InvariantCulture) == 0 ? null : value.ToString();
}

/// <summary>An input with one fact set, or the reason why the text is no value of it.</summary>
public readonly record struct FactText(LeadInput? Input, string? Reason)
{
    public static implicit operator FactText(LeadInput input) => new(input, null);
}
