using OpsConsole.Core.Boards;
using OpsConsole.Core.Live;

namespace OpsConsole.Web.Parts.Boards;

/// <summary>
/// Which stretch of one column a circuit has rendered. At rest it is the head of the board's own snapshot; further down it watches the one
/// to three shared stretches that the screen needs. Lives on the circuit's thread except for <c>onChanged</c>.
/// </summary>
public sealed class ColumnWindow<TFilter, TColumn, TCard>(BoardViews<TFilter, TColumn, TCard> views, TColumn column, Action onChanged) : IDisposable
    where TFilter : class
    where TColumn : struct, Enum
    where TCard : class, IBoardCard
{
    private readonly List<(int Block, SharedWatch<StretchFaces<TCard>> Watch)> watches = [];
    private IReadOnlyList<CardFace<TCard>> composed = [];
    private List<StretchFaces<TCard>> composedOf = [];
    private int moves;

    public int First => watches.Count == 0 ? 0 : watches[0].Block * BoardStretch.Size;

    /// <summary>The cards to render, the same list object until one of them changes.</summary>
    public IReadOnlyList<CardFace<TCard>> Cards(ColumnFaces<TColumn, TCard> head)
    {
        if (watches.Count == 0)
            return head.Head;
        var parts = watches.Select(watch => watch.Watch.Current).ToList();
        if (!parts.SequenceEqual(composedOf, ReferenceEqualityComparer.Instance))
            (composed, composedOf) = ([.. parts.SelectMany(part => part.Cards).DistinctBy(face => face.Card.Id)], parts);
        return composed;
    }

    /// <summary>
    /// Moves the window to the rows [first, first + count) and the rest of their blocks. People scroll faster than the database answers:
    /// of moves that overlap the last counts, and one that a reset or the end of the page overtook holds nothing.
    /// </summary>
    public async Task MoveAsync(BoardKey<TFilter> board, int first, int count, CancellationToken ct)
    {
        var from = Math.Max(0, first) / BoardStretch.Size;
        var to = Math.Min(from + 3, (Math.Max(0, first) + Math.Max(1, count) - 1) / BoardStretch.Size);
        if (to == 0)
        {
            Reset();
            return;
        }

        var move = ++moves;
        var wanted = Enumerable.Range(from, to - from + 1).ToList();
        var kept = watches.Where(watch => wanted.Contains(watch.Block)).ToList();
        var added = new List<(int Block, SharedWatch<StretchFaces<TCard>> Watch)>();
        try
        {
            foreach (var block in wanted.Except(kept.Select(watch => watch.Block)))
                added.Add((block, await views.Stretches.WatchAsync(new(board.TenantId, board.Filter, column, block), _ => onChanged(), ct)));
        }
        catch
        {
            End(added);
            throw;
        }

        if (move != moves)
        {
            End(added);
            return;
        }

        End(watches.Except(kept));
        watches.Clear();
        watches.AddRange(kept.Concat(added).OrderBy(watch => watch.Block));
    }

    public void Reset()
    {
        moves++;
        End(watches);
        watches.Clear();
    }

    public void Dispose() => Reset();

    private static void End(IEnumerable<(int Block, SharedWatch<StretchFaces<TCard>> Watch)> ended)
    {
        foreach (var (_, watch) in ended)
            watch.Dispose();
    }
}
