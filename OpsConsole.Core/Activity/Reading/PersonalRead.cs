using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Activity.Reading;

/// <summary>What somebody sees of another person that is worth a record.</summary>
public enum PersonalReadKind
{
    /// <summary>An account's page, opened by somebody else.</summary>
    Account,

    /// <summary>The page of a lead, with its owner's phone and e-mail.</summary>
    LeadOwner,
}

/// <summary>That somebody's look at something was recorded in an hour: the database keeps it to one, however often and wherever they look.</summary>
public sealed class PersonalRead : ITenantOwned
{
    public long Id { get; init; }

    public long TenantId { get; init; }

    public required long ViewerUserId { get; init; }

    public required PersonalReadKind Kind { get; init; }

    public required long SubjectId { get; init; }

    /// <summary>The beginning of the hour.</summary>
    public required DateTime HourUtc { get; init; }
}
