using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.FairHousing;
using OpsConsole.Core.Leads.Filtering;
using OpsConsole.Core.Live;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Listing;
using OpsConsole.Core.Users.Sessions;

namespace OpsConsole.Core;

public abstract partial class OpsDb
{
    private static readonly JsonSerializerOptions particularsFormat = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly List<(IActivitySubject Subject, ActivityEntry Entry)> recorded = [];
    private readonly List<LiveSignal> signals = [];
    private OpsDbServices? services;
    private bool onlyLooks;

    private OpsDbServices Services =>
        services ?? throw new InvalidOperationException("A context is opened by OpsDbs, which gives it a clock and the live feed.");

    /// <summary>
    /// Notes what the actor did; the entry and its outbox rows are written by the next save, in the same transaction as the change.
    /// </summary>
    /// <param name="particulars">A small object that becomes JSON; never secrets, never whole entities.</param>
    public void Record(Actor actor, string action, IActivitySubject subject, object? particulars = null)
    {
        _ = ActivityActions.PhraseOf(action);
        // What belongs to no tenant, a job's run, is recorded for the tenant that the actor acts for.
        var tenantId = TenantId != 0 ? TenantId : subject is ITenantOwned owned ? owned.TenantId : actor.TenantId;
        recorded.Add((subject, new ActivityEntry
        {
            TenantId = tenantId,
            AtUtc = Services.Clock.GetUtcNow().UtcDateTime,
            ActorUserId = actor.UserId,
            ActorName = actor.Name,
            Action = action,
            SubjectKind = subject.SubjectKind,
            SubjectId = subject.Id,
            Particulars = particulars is null ? null : JsonSerializer.Serialize(particulars, particularsFormat),
        }));
    }

    /// <summary>Tells the live feed, once the next save is committed, about a change that is not worth an activity entry (progress, say).</summary>
    public void Signal(Topic topic, long id) => signals.Add(new LiveSignal(topic, [id]));

    /// <summary>Runs several saves as one: all or nothing, and the live feed hears of it after the commit.</summary>
    public async Task InTransactionAsync(Func<Task> work, CancellationToken ct)
    {
        await using var transaction = await Database.BeginTransactionAsync(ct);
        await work();
        await transaction.CommitAsync(ct);
        Publish();
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Save with SaveChangesAsync.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // Use cases refuse by name before it comes to this; it is for the one that forgot.
        if (onlyLooks)
            throw new InvalidOperationException("Whoever looks at the console as somebody else changes nothing.");
        var changes = ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        // Looked for once: from here on every change is made through the tracker.
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return await SaveAsync(changes, acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private async Task<int> SaveAsync(List<EntityEntry> changes, bool acceptAllChangesOnSuccess, CancellationToken ct)
    {
        StampTenants(changes);
        RaiseVersions(changes);
        KeepSearchTexts(changes);
        await this.KeepWordingDoubtsAsync(changes, ct);
        await this.EndSessionsOfChangedStampsAsync(changes, WhoChanges, Services.Clock.GetUtcNow().UtcDateTime, ct);
        var tallies = LeadTallying.DeltasOf(changes);
        var late = recorded.Where(note => note.Subject.Id <= 0 || Entry(note.Subject).State == EntityState.Added).ToList();
        var isLate = late.Select(note => note.Entry).ToHashSet();
        foreach (var (_, entry) in recorded.Where(note => !isLate.Contains(note.Entry)))
            AddWithOutbox(entry);

        if (late.Count == 0 && tallies.Count == 0)
        {
            var saved = await SaveRowsAsync(acceptAllChangesOnSuccess, ct);
            Finish();
            return saved;
        }

        var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(ct) : null;
        try
        {
            var saved = await SaveRowsAsync(acceptAllChangesOnSuccess, ct);
            foreach (var (subject, entry) in late)
            {
                entry.SubjectId = subject.Id;
                AddWithOutbox(entry);
            }

            saved += await SaveRowsAsync(acceptAllChangesOnSuccess, ct);
            await LeadTallying.ApplyAsync(this, tallies, ct);
            if (own is not null)
                await own.CommitAsync(ct);
            Finish();
            return saved;
        }
        finally
        {
            if (own is not null)
                await own.DisposeAsync();
        }
    }

    /// <summary>Whoever the record of this save names; nothing that is recorded is the work of upkeep.</summary>
    private string WhoChanges(User user) => recorded.FirstOrDefault(note => ReferenceEquals(note.Subject, user)).Entry?.ActorName ?? "OpsConsole";

    /// <summary>Writes what is tracked. A provider that has a quicker way for many new rows takes them here.</summary>
    protected virtual Task<int> SaveRowsAsync(bool acceptAllChangesOnSuccess, CancellationToken ct) => base.SaveChangesAsync(acceptAllChangesOnSuccess, ct);

    private void AddWithOutbox(ActivityEntry entry)
    {
        Activity.Add(entry);
        foreach (var consumer in OutboxConsumers.For(entry.Action))
            Outbox.Add(new OutboxRow
            {
                TenantId = entry.TenantId,
                Activity = entry,
                Consumer = consumer,
                Node = Services.Node,
                AtUtc = entry.AtUtc,
                DueAtUtc = entry.AtUtc,
            });
    }

    private void Finish()
    {
        signals.AddRange(recorded.SelectMany(note => LiveSignal.Of(note.Entry)));
        recorded.Clear();
        if (Database.CurrentTransaction is null)
            Publish();
    }

    private void Publish()
    {
        var told = LiveSignal.Together(signals);
        signals.Clear();
        Services.Feed.Publish(told);
    }

    private void StampTenants(List<EntityEntry> changes)
    {
        foreach (var entry in changes)
        {
            if (entry.Entity is ActivityEntry && entry.State != EntityState.Added)
                throw new InvalidOperationException("Activity is append-only.");
            if (entry.Entity is not ITenantOwned row)
                continue;
            if (entry.State == EntityState.Added && row.TenantId == 0 && TenantId != 0)
                entry.Property(nameof(ITenantOwned.TenantId)).CurrentValue = TenantId;
            else if (row.TenantId == 0 || (TenantId != 0 && row.TenantId != TenantId))
                throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} of tenant {row.TenantId} cannot be written from tenant {TenantId}.");
        }
    }

    private static void KeepSearchTexts(List<EntityEntry> changes)
    {
        foreach (var entry in changes.Where(entry => entry.Entity is Lead && entry.State != EntityState.Deleted))
            entry.Property(nameof(Lead.SearchText)).CurrentValue = LeadSearchText.Of((Lead)entry.Entity);
        foreach (var entry in changes.Where(entry => entry.Entity is User && entry.State != EntityState.Deleted))
            entry.Property(nameof(User.SearchText)).CurrentValue = UserSearchText.Of((User)entry.Entity);
    }

    /// <summary>The version is still checked, so what was reckoned from older facts is not kept.</summary>
    private static bool IsReckonedOnly(EntityEntry entry) =>
        entry is { Entity: Lead, State: EntityState.Modified } && entry.Properties.Where(property => property.IsModified).All(property => Lead.Reckoned.Contains(property.Metadata.Name));

    private static void RaiseVersions(List<EntityEntry> changes)
    {
        foreach (var entry in changes.Where(entry => entry is { Entity: User, State: EntityState.Modified }))
            entry.Property(nameof(User.Revision)).CurrentValue = (long)entry.Property(nameof(User.Revision)).OriginalValue! + 1;
        foreach (var entry in changes.Where(entry => entry.Entity is IVersioned && entry.State != EntityState.Deleted && !IsReckonedOnly(entry)))
            entry.Property(nameof(IVersioned.Version)).CurrentValue = (long)entry.Property(nameof(IVersioned.Version)).OriginalValue! + 1;
    }
}
