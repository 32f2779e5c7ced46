using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Leads.Bulk.Kinds;
using OpsConsole.Core.Leads.Filtering;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Tagging;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Users;

namespace OpsConsole.Core.Leads.Bulk;

/// <summary>Leads in bulk. The one place that knows which change is done how.</summary>
public sealed class LeadBulkRoom(TenantSettings settings, TimeProvider clock) : BulkRoom<Lead>(clock)
{
    public const string Kind = "lead";

    public static BulkNoun Called { get; } = new("lead", "leads");

    private readonly LeadInputRules rules = new(clock);

    public override string RowKind => Kind;

    public override BulkNoun Noun => Called;

    public override string WorkName => LeadBulkWork.Name;

    public override string ViewPermission => LeadPermissions.View;

    internal override Expression<Func<Lead, long>> IdOfRow { get; } = lead => lead.Id;

    internal override Expression<Func<Lead, BulkRow>> RowOf { get; } = lead => new BulkRow(lead.Id, lead.Version);

    internal override BulkDeeds Deeds { get; } = new(
        "lead-bulk.started", "lead-bulk.finished", "lead-bulk.stopped", "lead-bulk.retried", "lead-bulk.undo-started", "lead-bulk.undone");

    public override BulkChange Read(string json) => LeadBulkChange.FromJson(json);

    internal override IQueryable<Lead> Rows(OpsDb db) => db.Leads;

    internal override IQueryable<Lead> AllRows(OpsDb db) => db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]);

    internal override long IdOf(Lead row) => row.Id;

    internal override long VersionOf(Lead row) => row.Version;

    internal override string NameOf(Lead row) => row.AddressLine;

    internal override Result<Func<IQueryable<Lead>, IQueryable<Lead>>> Passing(string filter, FilterMoment moment)
    {
        var read = LeadFields.Parse(filter);
        return read.Error is { } unreadable ? unreadable : (Func<IQueryable<Lead>, IQueryable<Lead>>)(leads => leads.Passing(read.Value, moment));
    }

    /// <summary>Who decided does not matter here, only that it is decided: a name in the reason would make a group of each.</summary>
    internal override string WordsOf(Error reason) => reason switch
    {
        LeadIsNotPending { Status: var status } => $"Already {status.ToString().ToLowerInvariant()}",
        LeadIsHeld => "Held for a buyer",
        _ => base.WordsOf(reason),
    };

    /// <summary>What the product finds out by itself is in nobody's way, but that an approval waits when it means doubt.</summary>
    internal override IQueryable<ActivityEntry> Counting(OpsDb db, BulkAction action, long[] ids, bool sinceDone)
    {
        var beside = action.Kind == BulkApprove.Name && !sinceDone ? LeadFindings.All.Except(LeadFindings.Doubts).ToArray() : LeadFindings.All;
        return db.ChangesOf(Kind, ids).Where(entry => !beside.Contains(entry.Action));
    }

    internal override async Task<IReadOnlyDictionary<long, BulkFace>> FacesAsync(OpsDb db, long[] ids, CancellationToken ct) =>
        await Among(AllRows(db).AsNoTracking(), ids).Select(lead => new { lead.Id, lead.Street, lead.City, lead.Status })
            .ToDictionaryAsync(lead => lead.Id, lead => new BulkFace($"{lead.Street}, {lead.City}", lead.Status.ToString()), ct);

    internal override async Task<Result<BulkKind<Lead>>> KindAsync(OpsDb db, BulkChange change, Actor by, BulkPurpose purpose, CancellationToken ct)
    {
        // A look needs no words for the agents yet.
        if (purpose != BulkPurpose.Undo && change.WhyNotReady() is { } refusal && !(purpose == BulkPurpose.Look && refusal is RejectionNeedsWords))
            return refusal;
        switch (change)
        {
            case BulkApprove:
                return new ApproveKind(await settings.CountdownsAsync(db.TenantId, ct));
            case BulkReject reject:
                return new RejectKind(reject);
            case BulkAssign assign:
                var person = assign.UserId is { } userId && purpose != BulkPurpose.Undo ? await db.PersonWhoMayAsync(userId, LeadPermissions.Edit, ct) : null;
                return assign.UserId is not null && person is null && purpose != BulkPurpose.Undo ? new MayNotWorkOnLeads() : new AssignKind(person);
            case BulkTag tag:
                var tagged = await TagAsync(db, tag.Tag, purpose == BulkPurpose.Do, ct);
                return tagged.Error is { } wrong ? wrong : new TaggingKind(tagged.Value, puts: true);
            case BulkUntag untag:
                var untagged = await TagAsync(db, untag.Tag, mayAdd: false, ct);
                return untagged.Error is { } wrongToo ? wrongToo : new TaggingKind(untagged.Value, puts: false);
            case BulkEdit edit:
                return new EditKind(edit.Facts, rules);
            case BulkTakeBack takeBack:
                return new TakeBackKind(takeBack.ImportId);
            case BulkDelete:
                return new DeleteKind();
            default:
                throw new InvalidOperationException($"Nobody knows how to {change.Kind} leads.");
        }
    }

    private static async Task<Result<Tag>> TagAsync(OpsDb db, string name, bool mayAdd, CancellationToken ct)
    {
        if (mayAdd)
            return await db.FindOrAddTagAsync(name, ct);
        var tidied = Tag.Tidied(name);
        var key = Tag.KeyOf(tidied);
        // A new word: no lead has it yet.
        return await db.Tags.AsNoTracking().FirstOrDefaultAsync(tag => tag.Key == key, ct) ?? new Tag { Name = tidied, Key = key };
    }
}
