using System.Collections.Frozen;
using System.Linq.Expressions;
using OpsConsole.Core.Filtering;

namespace OpsConsole.Core.Listing;

/// <summary>A column that a list can show and an export can write.</summary>
/// <param name="Name">What addresses call it; also its sort, if the list has one of that name.</param>
/// <param name="IsNumber">Whether its figures stand right-aligned.</param>
public abstract record ListColumn(string Name, string Label, bool IsNumber);

/// <inheritdoc/>
/// <param name="Reading">The plain value for a file: a text, number, day or instant, or null when unknown. What it names of a row is all that it needs.</param>
public sealed record ListColumn<TRow>(string Name, string Label, bool IsNumber, Expression<Func<TRow, object?>> Reading) : ListColumn(Name, Label, IsNumber)
{
    private readonly Lazy<Func<TRow, object?>> value = new(Reading.Compile);

    public Func<TRow, object?> Value => value.Value;
}

/// <summary>The columns of a list.</summary>
public abstract class ListColumns
{
    public static string Names(IReadOnlyList<ListColumn> columns) => string.Join(',', columns.Select(column => column.Name));

    /// <summary>All there are, in the order people pick from.</summary>
    public abstract IReadOnlyList<ListColumn> Choice { get; }

    /// <summary>What is shown to whoever has not chosen.</summary>
    public abstract IReadOnlyList<ListColumn> Shown { get; }

    /// <summary>The names of <paramref name="names"/> that there are, in their order, each once; nothing means <see cref="Shown"/>.</summary>
    public string Tidied(string? names) => Names(Chosen(names));

    /// <inheritdoc cref="ListColumns{TRow}.Parse"/>
    public abstract IReadOnlyList<ListColumn> Chosen(string? names);
}

/// <inheritdoc/>
public sealed class ListColumns<TRow>(string usual, IReadOnlyList<ListColumn<TRow>> all) : ListColumns
{
    public IReadOnlyList<ListColumn<TRow>> All { get; } = all;

    public IReadOnlyList<ListColumn<TRow>> Usual => field ??= Named(usual);

    public override IReadOnlyList<ListColumn> Choice => All;

    public override IReadOnlyList<ListColumn> Shown => Usual;

    public override IReadOnlyList<ListColumn> Chosen(string? names) => Parse(names);

    /// <summary>The named columns in their order, each once; unknown names are left out, nothing means <see cref="Usual"/>.</summary>
    public IReadOnlyList<ListColumn<TRow>> Parse(string? names) => Named(names ?? "") is { Length: > 0 } columns ? columns : Usual;

    private ListColumn<TRow>[] Named(string names) =>
        [.. names.Split(',', StringSplitOptions.TrimEntries).Distinct().Select(name => All.FirstOrDefault(column => column.Name == name)).OfType<ListColumn<TRow>>()];
}

/// <summary>Values of an enum as a file says them.</summary>
internal static class ListWords
{
    /// <summary>SingleFamily → "Single family".</summary>
    public static string Of<T>(T value) where T : struct, Enum => Spelled<T>.Words[value];

    // Once a process and not for each of a hundred thousand rows.
    private static class Spelled<T> where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> Words = Enum.GetValues<T>().ToFrozenDictionary(value => value, value => Of(FilterKeys.KeyOf(value).Replace('-', ' ')));

        private static string Of(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}";
    }
}
