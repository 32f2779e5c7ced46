using CsvHelper;
using OpsConsole.Core.Leads.Addresses;
using OpsConsole.Core.Leads.Matching;

namespace OpsConsole.Bench.Duplicates;

/// <summary>
/// A file whose column <c>entity_id</c> tells which rows are the same. Its other columns are found by name, in any order: name, addr (or
/// address, street), city, state, zip, phone, email; what is not there is not known.
/// </summary>
internal sealed class Truth
{
    private Truth(IReadOnlyList<MatchSubject> rows, IReadOnlyList<string> entities, IReadOnlyList<string> texts) => (Rows, Entities, Texts) = (rows, entities, texts);

    public IReadOnlyList<MatchSubject> Rows { get; }

    public IReadOnlyList<string> Entities { get; }

    /// <summary>Each row for people to read.</summary>
    public IReadOnlyList<string> Texts { get; }

    public static Truth Read(string path)
    {
        using var reader = CsvReader.Create(File.OpenRead(path), new() { Separator = ',', HasHeader = false });
        if (!reader.Read())
            throw new InvalidDataException($"{path} is empty.");
        var headers = Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetString(column).Trim().ToLowerInvariant()).ToList();
        if (!headers.Contains("entity_id"))
            throw new InvalidDataException($"{path} has no column entity_id; nothing says which rows are the same.");

        var (rows, entities, texts) = (new List<MatchSubject>(), new List<string>(), new List<string>());
        while (reader.Read())
        {
            var (street, city, state, zip) = (Of("addr", "address", "street"), Of("city"), Of("state"), Of("zip"));
            var (name, phone, email) = (Of("name"), Of("phone"), Of("email"));
            rows.Add(new(rows.Count, CanonicalAddress.From(street, city, state, zip).Key, MatchFacts.Of(street, city, state, zip, name, phone, email)));
            entities.Add(Of("entity_id") ?? "");
            texts.Add(string.Join(", ", ((string?[])[name, street, city, zip, phone, email]).Where(text => !string.IsNullOrWhiteSpace(text))));
        }

        return new(rows, entities, texts);

        string? Of(params string[] names) => names.Select(name => headers.IndexOf(name)).FirstOrDefault(at => at >= 0, -1) is >= 0 and var column && column < reader.FieldCount ? reader.GetString(column) : null;
    }
}
