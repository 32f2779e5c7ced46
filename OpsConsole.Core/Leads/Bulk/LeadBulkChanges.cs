using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Tagging;

namespace OpsConsole.Core.Leads.Bulk;

public sealed record BulkApprove : LeadBulkChange
{
    public const string Name = "approve";

    public override string Kind => Name;

    public override string Permission => LeadPermissions.Approve;

    public override Error? WhyNotReady() => null;
}

public sealed record BulkReject(RejectReason Reason, string? Note) : LeadBulkChange
{
    public const string Name = "reject";

    public override string Kind => Name;

    public override string Permission => LeadPermissions.Approve;

    public override Error? WhyNotReady() =>
        Reason == RejectReason.Other && string.IsNullOrWhiteSpace(Note) ? new RejectionNeedsWords()
        : Note?.Length > Lead.NoteLength ? new NoteIsTooLong(Lead.NoteLength)
        : null;
}

/// <param name="UserId">Null for nobody.</param>
/// <param name="Person">Their name, for those who read of it later.</param>
public sealed record BulkAssign(long? UserId, string? Person) : LeadBulkChange
{
    public const string Name = "assign";

    public override string Kind => Name;

    public override string Permission => LeadPermissions.Assign;

    public override Error? WhyNotReady() => null;
}

public sealed record BulkTag(string Tag) : LeadBulkChange
{
    public const string Name = "tag";

    public override string Kind => Name;

    public override string Permission => LeadPermissions.Edit;

    public override Error? WhyNotReady() => TagOf.WhyNot(Tag);
}

public sealed record BulkUntag(string Tag) : LeadBulkChange
{
    public const string Name = "untag";

    public override string Kind => Name;

    public override string Permission => LeadPermissions.Edit;

    public override Error? WhyNotReady() => TagOf.WhyNot(Tag);
}

/// <param name="Facts">Fact (see <see cref="LeadFact"/>) to its new text; empty for nothing known.</param>
public sealed record BulkEdit(IReadOnlyDictionary<string, string?> Facts) : LeadBulkChange
{
    public const string Name = "edit";

    /// <summary>What can be set for many at once. An address belongs to one lead alone.</summary>
    public static IReadOnlyList<LeadFact> Settable { get; } =
        [.. LeadFact.All.Where(fact => fact.Name is not (nameof(Lead.Street) or nameof(Lead.City) or nameof(Lead.State) or nameof(Lead.Zip) or nameof(Lead.Latitude) or nameof(Lead.Longitude)))];

    public override string Kind => Name;

    public override string Permission => LeadPermissions.Edit;

    public override Error? WhyNotReady()
    {
        if (Facts.Count == 0)
            return new NoFactsChosen();
        if (Facts.Keys.FirstOrDefault(name => Settable.All(fact => fact.Name != name)) is { } unknown)
            return new FactIsUnknown(unknown);
        var input = new LeadInput();
        foreach (var (name, text) in Facts)
            if (LeadFact.Named(name)!.With(input, text).Reason is { } reason)
                return new InvalidInput([new(name, reason)]);
        return null;
    }
}

public sealed record BulkDelete : LeadBulkChange
{
    public const string Name = "delete";

    public override string Kind => Name;

    public override string Permission => LeadPermissions.Delete;

    public override Error? WhyNotReady() => null;
}

/// <summary>
/// Takes an import back: the leads it added go into the trash, but for those that somebody has worked on, and what it wrote into others goes back
/// to what it was, but for what somebody changed since.
/// </summary>
/// <param name="FileName">For those who read of it later.</param>
/// <param name="PutsBack">Whether it changed leads that were here; whoever takes that back, or undoes it, changes them.</param>
public sealed record BulkTakeBack(long ImportId, string FileName, bool PutsBack = false) : LeadBulkChange
{
    public const string Name = "take-back-import";

    public override string Kind => Name;

    public override string Permission => PutsBack ? LeadPermissions.Edit : LeadPermissions.Import;

    public override long? TakenBackImportId => ImportId;

    public override Error? WhyNotReady() => null;

    public override Error? WhyNotByItself() => new OnlyItsImportIsTakenBack();
}

internal static class TagOf
{
    public static Error? WhyNot(string tag) => Tagging.Tag.Tidied(tag).Length switch
    {
        0 => new TagIsEmpty(),
        > Tagging.Tag.NameLength => new TagIsTooLong(),
        _ => null,
    };
}
