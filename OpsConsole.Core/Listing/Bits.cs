using System.Numerics;
using System.Runtime.CompilerServices;

namespace OpsConsole.Core.Listing;

/// <summary>One bit for each row of an index.</summary>
internal readonly struct Bits
{
    private readonly ulong[] words;
    private readonly int count;

    public Bits(int count) => (words, this.count) = (new ulong[(count + 63) / 64], count);

    private Bits(Bits original) => (words, count) = ([.. original.words], original.count);

    public bool this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (words[row >> 6] >> row & 1) != 0;
    }

    public static Bits Where<TTest>(int count, TTest test) where TTest : struct, IRowTest
    {
        var bits = new Bits(count);
        for (var word = 0; word < bits.words.Length; word++)
        {
            var (start, end) = (word << 6, Math.Min(count, (word + 1) << 6));
            ulong found = 0;
            for (var row = start; row < end; row++)
                found |= (test.Holds(row) ? 1UL : 0) << row;
            bits.words[word] = found;
        }

        return bits;
    }

    public Bits Copy() => new(this);

    public void Set(int row) => words[row >> 6] |= 1UL << row;

    public Bits And(Bits other)
    {
        for (var i = 0; i < words.Length; i++)
            words[i] &= other.words[i];
        return this;
    }

    public Bits Or(Bits other)
    {
        for (var i = 0; i < words.Length; i++)
            words[i] |= other.words[i];
        return this;
    }

    /// <summary>The other rows.</summary>
    public Bits Turn()
    {
        for (var i = 0; i < words.Length; i++)
            words[i] = ~words[i];
        if (words.Length > 0 && count % 64 != 0)
            words[^1] &= (1UL << count) - 1;
        return this;
    }

    /// <summary>The rows whose bit is set, ascending.</summary>
    public IEnumerable<int> Rows()
    {
        for (var word = 0; word < words.Length; word++)
            for (var left = words[word]; left != 0; left &= left - 1)
                yield return (word << 6) + BitOperations.TrailingZeroCount(left);
    }

    /// <param name="rows">Takes <see cref="Rows"/>; has room for <see cref="Count"/>.</param>
    public void CopyTo(int[] rows)
    {
        var next = 0;
        for (var word = 0; word < words.Length; word++)
            for (var left = words[word]; left != 0; left &= left - 1)
                rows[next++] = (word << 6) + BitOperations.TrailingZeroCount(left);
    }

    public int Count()
    {
        var sum = 0;
        foreach (var word in words)
            sum += BitOperations.PopCount(word);
        return sum;
    }
}

/// <summary>A question to one row; structs, so that a hundred thousand of them cost no call each.</summary>
internal interface IRowTest
{
    bool Holds(int row);
}
