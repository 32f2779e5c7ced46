using OpsConsole.Core.Files;
using OpsConsole.Core.Leads.Addresses;
using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Core.Leads.Imports;

/// <summary>The cells of one row under the names of their fields, and what turned out to be wrong with them.</summary>
internal sealed class RowCells(LeadFileRow row, ColumnMapping mapping)
{
    // A spreadsheet drops the zero that the ZIP codes of these begin with.
    private static readonly HashSet<string> ZipStartsWithZero = ["CT", "MA", "ME", "NH", "NJ", "PR", "RI", "VI", "VT"];

    private readonly HashSet<string> refusedFields = [];
    private HashSet<string>? defaulted;

    public List<CellProblem> Problems { get; } = [];

    public IReadOnlyCollection<string> Defaulted => defaulted is null ? [] : defaulted;

    public LeadInput ToInput()
    {
        var (latitude, longitude) = (Value(LeadField.Latitude, NumberCells.Degrees), Value(LeadField.Longitude, NumberCells.Degrees));

        // 0, 0 lies in the sea and means unknown; a coordinate that was refused takes the other one along.
        var isNowhere = (latitude is null or 0 && longitude is null or 0) || refusedFields.Count > 0;
        return new()
        {
            Street = WithUnit(Text(LeadField.Street)),
            City = Text(LeadField.City),
            State = Text(LeadField.State),
            Zip = Zip(),
            Latitude = isNowhere ? null : latitude,
            Longitude = isNowhere ? null : longitude,
            OwnerName = Text(LeadField.OwnerName),
            OwnerEmail = Text(LeadField.OwnerEmail),
            OwnerPhone = Text(LeadField.OwnerPhone),
            PropertyType = Value(LeadField.PropertyType, ChoiceCells.Type) ?? PropertyType.Unknown,
            Beds = Value(LeadField.Beds, text => NumberCells.Count(text, "3")),
            Baths = Value(LeadField.Baths, NumberCells.Baths),
            AreaSqFt = Value(LeadField.AreaSqFt, text => NumberCells.Count(text, "1167")),
            YearBuilt = Value(LeadField.YearBuilt, text => NumberCells.Count(text, "1984")),
            LastSoldOn = Value(LeadField.LastSoldOn, DateCell.Read),
            Motivation = Value(LeadField.Motivation, ChoiceCells.Level) ?? Motivation.Unknown,
            MotivationNote = Text(LeadField.MotivationNote),
            AskingPriceCents = Value(LeadField.AskingPrice, NumberCells.Cents),
        };
    }

    /// <summary>Adds a problem with the cell behind a field; the first one for a field stands.</summary>
    public void Refuse(string fieldName, string reason)
    {
        if (!refusedFields.Add(fieldName))
            return;
        var field = LeadField.Named(fieldName);
        var column = field is null ? null : mapping.ColumnOf(field);
        Problems.Add(new(
            row.Line,
            column is { } at ? mapping.Headers[at] : field?.Label ?? fieldName,
            column is { } index ? CellProblem.Shortened(row.Cells[index].Trim()) : "",
            reason));
    }

    private T? Value<T>(LeadField field, Func<string, Cell<T>> read)
        where T : struct
    {
        var text = Text(field);
        if (text.Length == 0)
            return null;
        var cell = read(text);
        if (cell.Reason is not null)
            Refuse(field.Name, cell.Reason);
        return cell.Value;
    }

    private string Text(LeadField field)
    {
        var text = mapping.ColumnOf(field) is { } column ? CsvCell.Read(row.Cells[column]) : "";
        if (SpreadsheetError.IsIn(text))
        {
            Refuse(field.Name, SpreadsheetError.Reason);
            return "";
        }

        if (text.Length > 0 || mapping.DefaultOf(field) is not { } common)
            return text;
        (defaulted ??= []).Add(field.Name);
        return common;
    }

    private string WithUnit(string street)
    {
        var unit = Text(LeadField.Unit);
        if (unit.Length == 0 || street.Length == 0)
            return street;
        return char.IsAsciiLetter(unit[0]) && unit.Contains(' ', StringComparison.Ordinal) || unit[0] == '#' ? $"{street} {unit}" : $"{street} # {unit}";
    }

    private string Zip()
    {
        var zip = Text(LeadField.Zip);
        var isShort = zip.Length is 3 or 4 && zip.All(char.IsAsciiDigit);
        return isShort && UsStates.CodeOf(Text(LeadField.State)) is { } state && ZipStartsWithZero.Contains(state) ? zip.PadLeft(5, '0') : zip;
    }
}
