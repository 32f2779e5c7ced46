using Microsoft.JSInterop;

namespace OpsConsole.Web.Parts.Boards;

/// <summary>What board.js calls.</summary>
internal sealed class BoardCalls(Func<CardWish, Task<CardAnswer>> act, Action<long> open, Func<string, int, int, Task> show)
{
    /// <summary>For a button, key or drop on a card. Answers how it went, so that the card goes on or back.</summary>
    [JSInvokable]
    public Task<CardAnswer> HandleCardActionAsync(string action, long id, long version) => act(new(action, id, version));

    [JSInvokable]
    public void HandleOpenAsync(long id) => open(id);

    /// <summary>When a column is scrolled beyond what is rendered.</summary>
    [JSInvokable]
    public Task HandleWindowAsync(string column, int first, int count) => show(column, first, count);
}
