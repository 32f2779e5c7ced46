using OpsConsole.Core.Activity;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Views;

/// <summary>A list that somebody keeps under a name. It is nothing but the query of an address; opening it is following a link.</summary>
public sealed class SavedView : ITenantOwned, IVersioned, IActivitySubject
{
    public const int ListLength = 40;
    public const int NameLength = 60;
    public const int QueryLength = 4_000;
    public const int MostPerPerson = 100;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public long Version { get; private set; }

    public required long OwnerUserId { get; init; }

    public required string OwnerName { get; init; }

    /// <summary>Of which list; the name of a <see cref="ViewedList"/>.</summary>
    public required string List { get; init; }

    public required string Name { get; set; }

    /// <summary>What follows the question mark, without page and open lead: <c>q=status:pending&amp;sort=-score</c>.</summary>
    public required string Query { get; set; }

    /// <summary>Shown as a tab of the list.</summary>
    public bool IsPinned { get; set; }

    /// <summary>Seen by everybody of the tenant who sees the list; changed by its owner alone.</summary>
    public bool IsShared { get; set; }

    public DateTime CreatedAtUtc { get; init; }

    string IActivitySubject.SubjectKind => "saved-view";
}
