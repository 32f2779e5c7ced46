using OpsConsole.Core.Activity;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Users.Erasing;

/// <summary>One person's erasure: who wanted it and why, how far it is, and what came of it. It stays; who it was does not.</summary>
public sealed class Erasure : ITenantOwned, IActivitySubject
{
    public const string Subject = "erasure";
    public const int NameLength = 160;
    public const int ReasonLength = User.ReasonLength;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public required long UserId { get; init; }

    public long? ByUserId { get; init; }

    public required string ByName { get; init; }

    public required string Reason { get; init; }

    public required DateTime AskedAtUtc { get; init; }

    public long? WorkItemId { get; set; }

    /// <summary>
    /// The JSON of <see cref="PersonalTraces"/>: by what the person is found. Gathered once at the start, because what is struck first could not
    /// be found again after a crash; gone with the end.
    /// </summary>
    public string? Traces { get; set; }

    /// <summary>Up to which entry the activity has been gone through.</summary>
    public long AfterActivityId { get; set; }

    /// <summary>How many batches of entries were redacted.</summary>
    public int Batches { get; set; }

    public long RowsRemoved { get; set; }

    public long RowsChanged { get; set; }

    public long EntriesRedacted { get; set; }

    public DateTime? FinishedAtUtc { get; private set; }

    string IActivitySubject.SubjectKind => Subject;

    public void Finish(DateTime nowUtc) => (FinishedAtUtc, Traces) = (nowUtc, null);
}
