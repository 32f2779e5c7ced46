namespace OpsConsole.Core.Leads.Filtering;

/// <summary>
/// Which leads are meant: conditions joined by and, or, not. Written as a text that people can type and addresses can carry
/// (<see cref="LeadFilterParser"/>, <see cref="LeadFilterText"/>), asked of the database (<see cref="LeadFilterSql"/>) and of a
/// tenant's index (<see cref="Listing.LeadIndex"/>) with the same answer. Always in its simplest form: groups hold two parts or more,
/// and none of their own kind; make them with <see cref="All"/> and <see cref="Any"/>.
/// </summary>
public abstract record LeadFilter
{
    public static LeadFilter Everything { get; } = new AllOf([]);

    public bool IsEverything => this is AllOf { Parts.Count: 0 };

    /// <summary>Whether two people may get different leads for it.</summary>
    public bool IsPersonal => this switch
    {
        AllOf all => all.Parts.Any(part => part.IsPersonal),
        AnyOf any => any.Parts.Any(part => part.IsPersonal),
        NotThis not => not.Part.IsPersonal,
        IsOneOf one => one.Field == LeadFilterField.Is && one.Values.Contains(LeadFilterField.Mine),
        _ => false,
    };

    /// <summary>The conditions that all have to hold, the topmost first.</summary>
    public IReadOnlyList<LeadFilter> Conjuncts => this is AllOf all ? all.Parts : [this];

    public static LeadFilter All(params IEnumerable<LeadFilter> parts)
    {
        LeadFilter[] flat = [.. parts.SelectMany(part => part is AllOf all ? all.Parts : (IEnumerable<LeadFilter>)[part])];
        return flat is [var only] ? only : new AllOf(new(flat));
    }

    /// <summary>At least one part has to hold; there must be one.</summary>
    public static LeadFilter Any(params IEnumerable<LeadFilter> parts)
    {
        LeadFilter[] flat = [.. parts.SelectMany(part => part is AnyOf any ? any.Parts : (IEnumerable<LeadFilter>)[part])];
        return flat switch
        {
            [] => throw new ArgumentException("Nothing can be one of nothing.", nameof(parts)),
            [var only] => only,
            _ => new AnyOf(new(flat)),
        };
    }

    public sealed override string ToString() => LeadFilterText.Of(this);
}

public sealed record AllOf(Several<LeadFilter> Parts) : LeadFilter;

public sealed record AnyOf(Several<LeadFilter> Parts) : LeadFilter;

public sealed record NotThis(LeadFilter Part) : LeadFilter;

/// <summary>The field is one of the values: keys of <see cref="LeadFilterField.Choices"/>, or any text, whatever its case. A ZIP may end in a star.</summary>
public sealed record IsOneOf(LeadFilterField Field, Several<string> Values) : LeadFilter;

/// <summary>The number is known and within both bounds, in the field's smallest unit (cents, hundredths of a bath).</summary>
public sealed record IsBetween(LeadFilterField Field, long? Least, long? Most) : LeadFilter;

/// <summary>The instant lies in these days, both included, as UTC counts them.</summary>
public sealed record IsOnDays(LeadFilterField Field, DateOnly? From, DateOnly? To) : LeadFilter;

/// <summary>The instant is at most so many hours ago.</summary>
public sealed record IsWithin(LeadFilterField Field, int Hours) : LeadFilter;

/// <summary>The owner's name, e-mail or phone or the address holds the words, one behind the other; see <see cref="LeadSearchText"/>.</summary>
public sealed record HasText(string Text) : LeadFilter;

/// <summary>What a filter means depends on when it is asked and by whom.</summary>
public readonly record struct LeadFilterMoment(DateTime NowUtc, long? UserId);
