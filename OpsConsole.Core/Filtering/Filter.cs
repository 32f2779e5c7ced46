namespace OpsConsole.Core.Filtering;

/// <summary>
/// Which rows of a list are meant: conditions joined by and, or, not. Written as a text that people can type and addresses can carry
/// (<see cref="FilterParser"/>, <see cref="FilterText"/>), asked of the database (<see cref="FilterLanguage{TRow}"/>) and of a
/// tenant's index (<see cref="Listing.ListIndex{TEntry}"/>) with the same answer. Always in its simplest form: groups hold two parts or
/// more, and none of their own kind; make them with <see cref="All"/> and <see cref="Any"/>.
/// </summary>
public abstract record Filter
{
    public static Filter Everything { get; } = new AllOf([]);

    public bool IsEverything => this is AllOf { Parts.Count: 0 };

    /// <summary>Whether two people may get different rows for it.</summary>
    public bool IsPersonal => this switch
    {
        AllOf all => all.Parts.Any(part => part.IsPersonal),
        AnyOf any => any.Parts.Any(part => part.IsPersonal),
        NotThis not => not.Part.IsPersonal,
        IsOneOf one => one.Values.Any(one.Field.IsPersonal),
        _ => false,
    };

    /// <summary>The conditions that all have to hold, the topmost first.</summary>
    public IReadOnlyList<Filter> Conjuncts => this is AllOf all ? all.Parts : [this];

    public static Filter All(params IEnumerable<Filter> parts)
    {
        Filter[] flat = [.. parts.SelectMany(part => part is AllOf all ? all.Parts : (IEnumerable<Filter>)[part])];
        return flat is [var only] ? only : new AllOf(new(flat));
    }

    /// <summary>At least one part has to hold; there must be one.</summary>
    public static Filter Any(params IEnumerable<Filter> parts)
    {
        Filter[] flat = [.. parts.SelectMany(part => part is AnyOf any ? any.Parts : (IEnumerable<Filter>)[part])];
        return flat switch
        {
            [] => throw new ArgumentException("Nothing can be one of nothing.", nameof(parts)),
            [var only] => only,
            _ => new AnyOf(new(flat)),
        };
    }

    public sealed override string ToString() => FilterText.Of(this);
}

public sealed record AllOf(Several<Filter> Parts) : Filter;

public sealed record AnyOf(Several<Filter> Parts) : Filter;

public sealed record NotThis(Filter Part) : Filter;

/// <summary>The field is one of the values: keys of <see cref="FilterField.Choices"/>, or any text, whatever its case.</summary>
public sealed record IsOneOf(FilterField Field, Several<string> Values) : Filter;

/// <summary>The number is known and within both bounds, in the field's smallest unit (cents, hundredths of a bath).</summary>
public sealed record IsBetween(FilterField Field, long? Least, long? Most) : Filter;

/// <summary>The instant is known and lies in these days, both included, as UTC counts them.</summary>
public sealed record IsOnDays(FilterField Field, DateOnly? From, DateOnly? To) : Filter
{
    /// <summary>The first instant.</summary>
    internal DateTime FirstUtc => From is { } from ? from.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) : DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc);

    /// <summary>The first instant that is too late.</summary>
    internal DateTime EndUtc => To is { } to && to < DateOnly.MaxValue ? to.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) : DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc);
}

/// <summary>The instant is at most so many hours ago.</summary>
public sealed record IsWithin(FilterField Field, int Hours) : Filter;

/// <summary>What a search looks in holds the words, one behind the other; see <see cref="SearchText"/>.</summary>
public sealed record HasText(string Text) : Filter;

/// <summary>What a filter means depends on when it is asked and by whom.</summary>
public readonly record struct FilterMoment(DateTime NowUtc, long? UserId);
