using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Tagging;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Users;

namespace OpsConsole.Core.Leads.Bulk.Kinds;

internal enum LeadBulkPurpose
{
    /// <summary>Nothing may be written.</summary>
    Look,
    Do,

    /// <summary>Whether the change could still be made does not matter.</summary>
    Undo,
}

/// <summary>The one place that knows which change is done how.</summary>
internal sealed class LeadBulkKinds(TenantSettings settings, TimeProvider clock)
{
    private readonly LeadInputRules rules = new(clock);

    /// <summary>Makes a change ready for a run, or says why it cannot be made at all.</summary>
    public async Task<Result<LeadBulkKind>> KindAsync(OpsDb db, LeadBulkChange change, LeadBulkPurpose purpose, CancellationToken ct)
    {
        if (purpose != LeadBulkPurpose.Undo && change.WhyNotReady() is { } refusal)
            return refusal;
        switch (change)
        {
            case BulkApprove:
                return new ApproveKind(await settings.CountdownsAsync(db.TenantId, ct));
            case BulkReject reject:
                return new RejectKind(reject);
            case BulkAssign assign:
                var person = assign.UserId is { } userId && purpose != LeadBulkPurpose.Undo ? await db.PersonWhoMayAsync(userId, LeadPermissions.Edit, ct) : null;
                return assign.UserId is not null && person is null && purpose != LeadBulkPurpose.Undo ? new MayNotWorkOnLeads() : new AssignKind(person);
            case BulkTag tag:
                var tagged = await TagAsync(db, tag.Tag, purpose == LeadBulkPurpose.Do, ct);
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
