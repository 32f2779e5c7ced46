using System.Collections;
using System.Runtime.CompilerServices;

namespace OpsConsole.Core.Filtering;

/// <summary>An unchanging list that equals another when its items do, so that filters can be compared.</summary>
[CollectionBuilder(typeof(Several), nameof(Several.Of))]
public sealed class Several<T>(T[] items) : IReadOnlyList<T>, IEquatable<Several<T>>
{
    private readonly T[] items = items;

    public int Count => items.Length;

    public T this[int index] => items[index];

    public bool Equals(Several<T>? other) => other is not null && items.AsSpan().SequenceEqual(other.items, EqualityComparer<T>.Default);

    public override bool Equals(object? obj) => Equals(obj as Several<T>);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in items)
            hash.Add(item);
        return hash.ToHashCode();
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();
}

public static class Several
{
    public static Several<T> Of<T>(ReadOnlySpan<T> items) => new(items.ToArray());
}
