using OpsConsole.Core.Activity;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Messages.Deliverability;

/// <summary>That a bar was crossed was told on a day: one a day, whoever looks and however often.</summary>
public sealed class DeliverabilityAlarm : ITenantOwned, IActivitySubject
{
    public const string Subject = "mail-rate";
    public const int WordsLength = 400;

    public long Id { get; init; }

    public long TenantId { get; init; }

    /// <summary>By UTC.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Which rates, and how high.</summary>
    public required string Words { get; init; }

    string IActivitySubject.SubjectKind => Subject;
}
