using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;

namespace OpsConsole.Core.Leads.Imports;

/// <summary>
/// Which column of a file fills which field of a lead; no field has two. A field without a column, or with an empty cell, takes its default
/// value where one was chosen (all leads of a county file lie in one state). Never changed: a correction gives a new one.
/// </summary>
public sealed partial class ColumnMapping
{
    private readonly ImmutableDictionary<LeadField, int> columns;
    private readonly ImmutableDictionary<LeadField, string> defaults;
    private readonly int?[] columnOfField = new int?[LeadField.All.Count];
    private readonly string?[] defaultOfField = new string?[LeadField.All.Count];

    private ColumnMapping(IReadOnlyList<string> headers, ImmutableDictionary<LeadField, int> columns, ImmutableDictionary<LeadField, string> defaults)
    {
        Headers = headers;
        this.columns = columns;
        this.defaults = defaults;
        foreach (var entry in columns)
            columnOfField[entry.Key.Index] = entry.Value;
        foreach (var entry in defaults)
            defaultOfField[entry.Key.Index] = entry.Value;
    }

    public IReadOnlyList<string> Headers { get; }

    /// <summary>The required fields that neither a column nor a default fills; the import cannot start before there are none.</summary>
    public IReadOnlyList<LeadField> Missing => [.. LeadField.All.Where(wanted => wanted.IsRequired && ColumnOf(wanted) is null && DefaultOf(wanted) is null)];

    /// <summary>Goes by the headers' names. Where two mean one field, the likelier takes it and the other stays free.</summary>
    public static ColumnMapping Recognise(IReadOnlyList<string> headers)
    {
        var found = ImmutableDictionary.CreateBuilder<LeadField, int>();
        foreach (var field in LeadField.All)
        {
            var best = headers
                .Select((header, column) => (column, rank: field.Recognises(header)))
                .Where(candidate => candidate.rank is not null)
                .OrderBy(candidate => candidate.rank)
                .Select(candidate => (int?)candidate.column)
                .FirstOrDefault();
            if (best is { } column)
                found[field] = column;
        }

        return new([.. headers], found.ToImmutable(), ImmutableDictionary<LeadField, string>.Empty);
    }

    /// <summary>The same for the same names in the same order: 64 hexadecimal digits.</summary>
    public static string HashOf(IReadOnlyList<string> headers) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(headers)));

    public int? ColumnOf(LeadField field) => columnOfField[field.Index];

    public LeadField? FieldOf(int column) => columns.FirstOrDefault(entry => entry.Value == column).Key;

    public string? DefaultOf(LeadField field) => defaultOfField[field.Index];

    /// <summary>Lets a column fill a field, or none. Refused while another column fills that field.</summary>
    public Result<ColumnMapping> Assign(int column, LeadField? field)
    {
        if (column < 0 || column >= Headers.Count)
            return new FileHasNoSuchColumn(column);
        if (field is not null && ColumnOf(field) is { } other && other != column)
            return new FieldHasAColumn(field, Headers[other]);

        var changed = FieldOf(column) is { } before ? columns.Remove(before) : columns;
        return new ColumnMapping(Headers, field is null ? changed : changed.SetItem(field, column), defaults);
    }

    /// <summary>Chooses the value for leads that bring none; null or blank takes it back.</summary>
    public ColumnMapping WithDefault(LeadField field, string? value) =>
        new(Headers, columns, string.IsNullOrWhiteSpace(value) ? defaults.Remove(field) : defaults.SetItem(field, value.Trim()));
}
