using OpsConsole.Core.Activity;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Security;

/// <summary>A rule was broken. One stays open per rule and whom it is about, and counts on, until somebody closes it with a word.</summary>
public sealed class SecurityAlert : ITenantOwned, IVersioned, IActivitySubject
{
    public const string Subject = "security-alert";
    public const int AboutLength = 160;
    public const int DidLength = 200;
    public const int NoteLength = 400;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public IntrusionRule Rule { get; init; }

    /// <summary>The network address, or the account's name.</summary>
    public required string About { get; init; }

    public long? UserId { get; init; }

    public int Count { get; private set; }

    public DateTime RaisedAtUtc { get; init; }

    public DateTime LastAtUtc { get; private set; }

    /// <summary>What the product did about it by itself, as a sentence; null when it only told.</summary>
    public string? Did { get; private set; }

    public DateTime? ClosedAtUtc { get; private set; }

    public string? ClosedByName { get; private set; }

    public string? ClosedNote { get; private set; }

    public long Version { get; private set; }

    string IActivitySubject.SubjectKind => Subject;

    public void Saw(int count, string? did, DateTime nowUtc) => (Count, LastAtUtc, Did) = (Math.Max(Count, count), nowUtc, did ?? Did);

    public Error? Close(string note, Actor by, DateTime nowUtc)
    {
        if (ClosedAtUtc is not null)
            return new AlertIsClosed(ClosedByName!);
        (ClosedAtUtc, ClosedByName, ClosedNote) = (nowUtc, by.Name, note);
        return null;
    }
}
