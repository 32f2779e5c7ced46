using OpsConsole.Core.Leads;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Notes;

/// <summary>What somebody wrote about a lead, or about the opportunity made of it, for their colleagues: plain text, people mentioned by @name.</summary>
public sealed class Note : ITenantOwned, IVersioned
{
    public const int TextLength = 4000;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public long Version { get; private set; }

    /// <summary>Null for a note on an opportunity.</summary>
    public long? LeadId { get; init; }

    public long? OpportunityId { get; init; }

    public required string Text { get; set; }

    public long? AuthorUserId { get; init; }

    public required string AuthorName { get; init; }

    public DateTime AtUtc { get; init; }

    public DateTime? ChangedAtUtc { get; set; }

    /// <summary>Null when the actor may change it; only its author may.</summary>
    public Error? WhyNotChangeableBy(Actor actor) => actor.UserId is { } id && id == AuthorUserId ? null : new OnlyItsAuthorChangesANote(AuthorName);

    /// <summary>Its author removes a note, and so does whoever may delete what it is on.</summary>
    public Error? WhyNotRemovableBy(Actor actor) =>
        actor.May(OpportunityId is null ? LeadPermissions.Delete : OpportunityPermissions.Delete) ? null : WhyNotChangeableBy(actor);
}

/// <summary>Somebody whom a note names.</summary>
public sealed class NoteMention : ITenantOwned
{
    public long NoteId { get; init; }

    public long UserId { get; init; }

    public long TenantId { get; init; }

    /// <summary>As it stands in the text.</summary>
    public required string Name { get; init; }
}

/// <summary>A note with the names it mentions, as they stand in the text.</summary>
public sealed record NoteLine(long Id, long Version, string Text, long? AuthorUserId, string AuthorName, DateTime AtUtc, DateTime? ChangedAtUtc, IReadOnlyList<string> Mentions);

/// <summary>A note as the actor saw it.</summary>
public readonly record struct NoteRef(long Id, long Version);

public sealed record NoteIsEmpty() : Error("Write the note first.");

public sealed record OnlyItsAuthorChangesANote(string Author) : Error($"Only {Author} can change this note.");
