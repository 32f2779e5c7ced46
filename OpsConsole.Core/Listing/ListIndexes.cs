using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OpsConsole.Core.Live;

namespace OpsConsole.Core.Listing;

/// <summary>The bounds of all indexes.</summary>
public static class ListIndexes
{
    /// <summary>Rows of one kind of list that a node holds over all tenants.</summary>
    public const int MostRows = 3_000_000;

    public static readonly TimeSpan CheckEvery = TimeSpan.FromMinutes(5);
}

/// <summary>How many rows a tenant's table has, and the sum of their stamps.</summary>
internal sealed record ListStamps(int Count, long Sum);

/// <summary>
/// The indexes of this node's tenants: made at the first question, brought up to date before each answer with what the live feed told
/// since (so whoever saved something finds it), and by itself when much waits, compared with the database every <see cref="ListIndexes.CheckEvery"/>. Thread-safe. Holds at
/// most <see cref="ListIndexes.MostRows"/> rows over all tenants, those not asked about for longest go first; one tenant's own are held
/// whatever their number.
/// </summary>
/// <param name="subject">The kind of what the rows are, as activity names it: its room's topic tells of changes.</param>
internal sealed class ListIndexes<TIndex, TEntry>(OpsDbs dbs, LiveFeed feed, TimeProvider clock, ILogger log, string subject, ListSource<TEntry> source)
    where TIndex : ListIndex<TEntry>, new() where TEntry : IIndexEntry
{
    private const int Chunk = 500;
    private const int WaitingAtMost = 1000;

    private readonly Lock gate = new();
    private readonly Dictionary<long, HeldIndex<TIndex, TEntry>> tenants = [];

    /// <summary>
    /// From now on changes of the tenant's rows are noticed. Whoever watches a list calls this before it listens itself, so that the
    /// index hears of a change first.
    /// </summary>
    public void Attend(long tenantId) => HeldOf(tenantId);

    /// <summary>How many changes of the tenant's rows wait to be looked at; for the test that they stay bounded.</summary>
    public int WaitingOf(long tenantId) => HeldOf(tenantId).Waiting;

    public async Task<T> AskAsync<T>(long tenantId, Func<TIndex, T> question, CancellationToken ct)
    {
        var held = HeldOf(tenantId);
        while (true)
        {
            await RefreshAsync(held, ct);
            if (held.TryAsk(question, clock.GetUtcNow(), out var answer))
                return answer;
        }
    }

    private HeldIndex<TIndex, TEntry> HeldOf(long tenantId)
    {
        lock (gate)
        {
            if (tenants.TryGetValue(tenantId, out var held))
                return held;
            held = tenants[tenantId] = new HeldIndex<TIndex, TEntry>(tenantId);
            // For as long as the node lives: a tenant that was asked about once costs one entry.
            _ = feed.Subscribe([Topic.Room(tenantId, subject)], signal => HandleChanged(held, signal.Ids));
            return held;
        }
    }

    private void HandleChanged(HeldIndex<TIndex, TEntry> held, IReadOnlyList<long> ids)
    {
        held.Mark(ids);
        // After a bulk action or an import the next question would wait for all of it.
        if (held.Waiting > WaitingAtMost && held.BeginCatchingUp())
            _ = CatchUpAsync(held);
    }

    private async Task CatchUpAsync(HeldIndex<TIndex, TEntry> held)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await RefreshAsync(held, CancellationToken.None);
        }
        catch (Exception failure)
        {
            log.LogDebug(failure, "The index of {Subject} of tenant {Tenant} was not brought up to date; the next question does it", subject, held.TenantId);
        }
        finally
        {
            held.EndCatchingUp();
        }
    }

    private async Task RefreshAsync(HeldIndex<TIndex, TEntry> held, CancellationToken ct)
    {
        if (held.IsFresh(clock.GetUtcNow()))
            return;
        await held.Refreshing.WaitAsync(ct);
        try
        {
            if (!held.IsHeld)
                await LoadAsync(held, ct);
            else if (held.TakeChanged() is { Count: > 0 } changed)
                await ApplyAsync(held, changed, ct);
            if (held.IsDueForCheck(clock.GetUtcNow()))
                await CheckAsync(held, ct);
        }
        finally
        {
            held.Refreshing.Release();
        }
    }

    private async Task LoadAsync(HeldIndex<TIndex, TEntry> held, CancellationToken ct)
    {
        held.Begin();
        try
        {
            var index = new TIndex();
            await using var db = dbs.Open(held.TenantId);
            await foreach (var entry in source.All(db).AsAsyncEnumerable().WithCancellation(ct))
                index.Put(entry);
            held.Hold(index, clock.GetUtcNow());
        }
        finally
        {
            held.End();
        }

        MakeRoom(held);
    }

    private async Task ApplyAsync(HeldIndex<TIndex, TEntry> held, HashSet<long> changed, CancellationToken ct)
    {
        try
        {
            await using var db = dbs.Open(held.TenantId);
            foreach (var ids in changed.Order().Chunk(Chunk))
            {
                var entries = await source.Of(db, ids).ToListAsync(ct);
                if (!held.TryChange(gone: ids.Except(entries.Select(entry => entry.Id)), entries))
                    return;
            }
        }
        catch
        {
            held.Mark(changed);
            throw;
        }
    }

    /// <summary>A change that was never told (see <see cref="LiveRelay"/> on when) must not be missing for ever.</summary>
    private async Task CheckAsync(HeldIndex<TIndex, TEntry> held, CancellationToken ct)
    {
        await using var db = dbs.Open(held.TenantId);
        var truth = await source.StampsAsync(db, ct);
        if (!held.Agrees(truth?.Count ?? 0, truth?.Sum ?? 0, clock.GetUtcNow()))
            log.LogWarning("The index of {Subject} of tenant {Tenant} had missed a change and is made anew", subject, held.TenantId);
    }

    private void MakeRoom(HeldIndex<TIndex, TEntry> newest)
    {
        lock (gate)
        {
            var total = tenants.Values.Sum(held => (long)held.Count);
            foreach (var held in tenants.Values.Where(held => held != newest).OrderBy(held => held.LastUse))
            {
                if (total <= ListIndexes.MostRows)
                    return;
                total -= held.Count;
                held.Drop();
            }
        }
    }
}

/// <summary>Where an index reads its rows.</summary>
/// <param name="All">Every row, in the order of its id.</param>
/// <param name="Of">The rows of these ids, of which there may be hundreds.</param>
/// <param name="StampsAsync">Null when there is no row.</param>
internal sealed record ListSource<TEntry>(Func<OpsDb, IQueryable<TEntry>> All, Func<OpsDb, long[], IQueryable<TEntry>> Of, Func<OpsDb, CancellationToken, Task<ListStamps?>> StampsAsync);
