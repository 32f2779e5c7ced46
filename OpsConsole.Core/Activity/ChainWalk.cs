using OpsConsole.Core.Activity.Redacting;

namespace OpsConsole.Core.Activity;

/// <summary>Follows a chain link by link until its end or the first that does not hold.</summary>
internal sealed class ChainWalk(IReadOnlyList<ChainHead> noted)
{
    public long Number { get; private set; }

    public byte[] Hash { get; private set; } = ActivityHash.Start;

    public BrokenLink? Broken { get; private set; }

    public long Redacted { get; private set; }

    /// <summary>Whether the entry is, to the letter, what was sealed.</summary>
    public bool Holds(ChainLink link) => link.Entry is not null && ActivityHash.Next(Hash, link.Entry).AsSpan().SequenceEqual(link.Seal.Hash);

    /// <param name="redaction">What is recorded of the entry when it is not what was sealed.</param>
    public void Take(ChainLink link, ChainLink? next, RedactionFound? redaction = null)
    {
        Broken = Fault(link, next, redaction);
        if (Broken is not null)
            return;
        (Number, Hash) = (link.Seal.Number, link.Seal.Hash);
        if (redaction is not null)
            Redacted++;
    }

    /// <summary>The fault when a chain that holds is shorter than it once was.</summary>
    public BrokenLink? CutOff() =>
        noted.Where(head => head.Number > Number).Max(head => (long?)head.Number) is { } longest
            ? new BrokenLink(Number + 1, null, $"The chain once had {longest} entries and ends at {Number} now: its end was cut off.")
            : null;

    private BrokenLink? Fault(ChainLink link, ChainLink? next, RedactionFound? redaction)
    {
        var (number, id) = (link.Seal.Number, link.Seal.ActivityId);
        if (number != Number + 1)
            return new BrokenLink(Number + 1, null, $"Number {Number + 1} is missing; number {number} follows.");
        if (link.Entry is null)
            return new BrokenLink(number, id, $"Entry {id} was removed.");

        var computed = ActivityHash.Next(Hash, link.Entry);
        if (!computed.AsSpan().SequenceEqual(link.Seal.Hash) && redaction is not { Fault: null })
            return new BrokenLink(number, id, redaction?.Fault ?? WhatChanged(link, computed, next));
        if (noted.Any(head => head.Number == number && head.Hash != Convert.ToHexStringLower(link.Seal.Hash)))
            return new BrokenLink(number, id, $"The hash of number {number} is not the one noted earlier: the chain was made anew.");
        return null;
    }

    /// <summary>The next link was computed over what stood here then, and so tells which of the two was changed.</summary>
    private static string WhatChanged(ChainLink link, byte[] computed, ChainLink? next)
    {
        var id = link.Entry!.Id;
        if (next?.Entry is not null && ActivityHash.Next(link.Seal.Hash, next.Entry).AsSpan().SequenceEqual(next.Seal.Hash))
            return $"Entry {id} was changed.";
        if (next?.Entry is not null && ActivityHash.Next(computed, next.Entry).AsSpan().SequenceEqual(next.Seal.Hash))
            return $"The hash of entry {id} was changed.";
        return $"Entry {id} or its hash was changed.";
    }
}
