using System.Collections.Frozen;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Board;
using OpsConsole.Core.Leads.Listing;
using OpsConsole.Core.Live;

namespace OpsConsole.Web.Leads.Board;

/// <summary>A lead's card with the markup inside its frame.</summary>
public sealed record CardFace(LeadCard Card, MarkupString Inside);

public sealed record ColumnFaces(LeadStatus Status, long Count, long TotalCents, IReadOnlyList<CardFace> Head);

public sealed record BoardFaces(IReadOnlyList<ColumnFaces> Columns, LeadBoard Board)
{
    public bool IsEmpty => Columns.All(column => column.Count == 0);
}

public sealed record StretchFaces(IReadOnlyList<CardFace> Cards);

/// <summary>
/// The boards this node shows, each queried once and rendered once however many look at it. A card's markup is made again only when its
/// lead's version changed; a circuit holds a reference to it, not a copy.
/// </summary>
public sealed class LeadBoardViews
{
    private readonly LeadBoardQuery query;
    private readonly IServiceScopeFactory scopes;
    private readonly ILoggerFactory logs;

    public LeadBoardViews(LeadBoardQuery query, LeadIndexes indexes, LiveFeed feed, TimeProvider clock, IServiceScopeFactory scopes, ILoggerFactory logs)
    {
        (this.query, this.scopes, this.logs) = (query, scopes, logs);
        var log = logs.CreateLogger<LeadBoardViews>();
        Boards = new(feed, clock, log, key => TopicsOf(key.TenantId), LoadBoardAsync);
        Stretches = new(feed, clock, log, key => TopicsOf(key.TenantId), LoadStretchAsync);

        IReadOnlyCollection<Topic> TopicsOf(long tenantId)
        {
            indexes.Attend(tenantId);
            return [Topic.Room(tenantId, "lead")];
        }
    }

    public SharedViews<LeadBoardKey, BoardFaces> Boards { get; }

    public SharedViews<LeadBoardStretchKey, StretchFaces> Stretches { get; }

    private async Task<BoardFaces> LoadBoardAsync(LeadBoardKey key, BoardFaces? before, CancellationToken ct)
    {
        var board = await query.LoadAsync(key, ct);
        var known = before?.Columns.SelectMany(column => column.Head).ToFrozenDictionary(face => face.Card) ?? FrozenDictionary<LeadCard, CardFace>.Empty;
        var faces = await FacesAsync([.. board.Columns.SelectMany(column => column.Head)], known);
        return new BoardFaces([.. board.Columns.Select((column, place) => Kept(before?.Columns[place], column, faces))], board);
    }

    /// <summary>The column as it was, the same object, when nothing in it changed: whoever renders it can tell at a glance.</summary>
    private static ColumnFaces Kept(ColumnFaces? before, LeadColumn now, IReadOnlyDictionary<LeadCard, CardFace> faces) =>
        before is not null && before.Count == now.Count && before.TotalCents == now.TotalCents
            && before.Head.Select(face => face.Card).SequenceEqual(now.Head)
            ? before
            : new ColumnFaces(now.Status, now.Count, now.TotalCents, [.. now.Head.Select(card => faces[card])]);

    private async Task<StretchFaces> LoadStretchAsync(LeadBoardStretchKey key, StretchFaces? before, CancellationToken ct)
    {
        var cards = await query.LoadAsync(key, ct);
        if (before is not null && before.Cards.Select(face => face.Card).SequenceEqual(cards))
            return before;
        var known = before?.Cards.ToFrozenDictionary(face => face.Card) ?? FrozenDictionary<LeadCard, CardFace>.Empty;
        var faces = await FacesAsync(cards, known);
        return new StretchFaces([.. cards.Select(card => faces[card])]);
    }

    private async Task<IReadOnlyDictionary<LeadCard, CardFace>> FacesAsync(
        IReadOnlyList<LeadCard> cards, FrozenDictionary<LeadCard, CardFace> known)
    {
        // A renderer remembers all it rendered, so each batch has its own.
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logs);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var faces = new Dictionary<LeadCard, CardFace>(cards.Count);
            foreach (var card in cards)
                faces[card] = known.TryGetValue(card, out var face) ? face : new CardFace(card, await RenderAsync(renderer, card));
            return faces;
        });
    }

    private static async Task<MarkupString> RenderAsync(HtmlRenderer renderer, LeadCard card)
    {
        var face = await renderer.RenderComponentAsync<LeadCardFace>(
            ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(LeadCardFace.Card)] = card }));
        return new MarkupString(face.ToHtmlString());
    }
}
