using System.Collections.Frozen;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using OpsConsole.Core.Boards;
using OpsConsole.Core.Live;

namespace OpsConsole.Web.Parts.Boards;

/// <summary>
/// The boards of one kind that this node shows, each queried once and rendered once however many look at it. A card's markup is made again
/// only when the card changed; a circuit holds a reference to it, not a copy.
/// </summary>
public abstract class BoardViews<TFilter, TColumn, TCard>
    where TFilter : class
    where TColumn : struct, Enum
    where TCard : class, IBoardCard
{
    private readonly IServiceScopeFactory scopes;
    private readonly ILoggerFactory logs;

    protected BoardViews(LiveFeed feed, TimeProvider clock, IServiceScopeFactory scopes, ILoggerFactory logs)
    {
        (this.scopes, this.logs) = (scopes, logs);
        var log = logs.CreateLogger(GetType());
        Boards = new(feed, clock, log, key => TopicsOf(key.TenantId), LoadBoardAsync);
        Stretches = new(feed, clock, log, key => TopicsOf(key.TenantId), LoadStretchAsync);
    }

    public SharedViews<BoardKey<TFilter>, BoardFaces<TColumn, TCard>> Boards { get; }

    public SharedViews<BoardStretchKey<TFilter, TColumn>, StretchFaces<TCard>> Stretches { get; }

    /// <summary>The component that draws a card's inside from its parameter <c>Card</c>.</summary>
    protected abstract Type Face { get; }

    /// <summary>What makes a board of the tenant stale.</summary>
    protected abstract IReadOnlyCollection<Topic> TopicsOf(long tenantId);

    protected abstract Task<Board<TColumn, TCard>> LoadAsync(BoardKey<TFilter> key, CancellationToken ct);

    protected abstract Task<IReadOnlyList<TCard>> LoadAsync(BoardStretchKey<TFilter, TColumn> key, CancellationToken ct);

    private async Task<BoardFaces<TColumn, TCard>> LoadBoardAsync(BoardKey<TFilter> key, BoardFaces<TColumn, TCard>? before, CancellationToken ct)
    {
        var board = await LoadAsync(key, ct);
        var known = before?.Columns.SelectMany(column => column.Head).ToFrozenDictionary(face => face.Card) ?? FrozenDictionary<TCard, CardFace<TCard>>.Empty;
        var faces = await FacesAsync([.. board.Columns.SelectMany(column => column.Head)], known);
        return new([.. board.Columns.Select((column, place) => Kept(before?.Columns[place], column, faces))], board.LastChange);
    }

    /// <summary>The column as it was, the same object, when nothing in it changed: whoever renders it can tell at a glance.</summary>
    private static ColumnFaces<TColumn, TCard> Kept(ColumnFaces<TColumn, TCard>? before, BoardColumn<TColumn, TCard> now, IReadOnlyDictionary<TCard, CardFace<TCard>> faces) =>
        before is not null && (before.Count, before.TotalCents, before.WeightedCents) == (now.Count, now.TotalCents, now.WeightedCents)
            && before.Head.Select(face => face.Card).SequenceEqual(now.Head)
            ? before
            : new(now.Column, now.Count, now.TotalCents, now.WeightedCents, [.. now.Head.Select(card => faces[card])]);

    private async Task<StretchFaces<TCard>> LoadStretchAsync(BoardStretchKey<TFilter, TColumn> key, StretchFaces<TCard>? before, CancellationToken ct)
    {
        var cards = await LoadAsync(key, ct);
        if (before is not null && before.Cards.Select(face => face.Card).SequenceEqual(cards))
            return before;
        var known = before?.Cards.ToFrozenDictionary(face => face.Card) ?? FrozenDictionary<TCard, CardFace<TCard>>.Empty;
        var faces = await FacesAsync(cards, known);
        return new([.. cards.Select(card => faces[card])]);
    }

    private async Task<IReadOnlyDictionary<TCard, CardFace<TCard>>> FacesAsync(IReadOnlyList<TCard> cards, FrozenDictionary<TCard, CardFace<TCard>> known)
    {
        // A renderer remembers all it rendered, so each batch has its own.
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logs);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var faces = new Dictionary<TCard, CardFace<TCard>>(cards.Count);
            foreach (var card in cards)
                faces[card] = known.TryGetValue(card, out var face) ? face : new(card, await RenderAsync(renderer, card));
            return faces;
        });
    }

    private async Task<MarkupString> RenderAsync(HtmlRenderer renderer, TCard card)
    {
        var face = await renderer.RenderComponentAsync(Face, ParameterView.FromDictionary(new Dictionary<string, object?> { ["Card"] = card }));
        return new MarkupString(face.ToHtmlString());
    }
}
