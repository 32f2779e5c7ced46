using OpsConsole.Core.Activity;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Security;

/// <summary>A network address from which nobody may sign in for a while. One row an address, of the tenant that runs the installation.</summary>
public sealed class AddressBlock : ITenantOwned, IVersioned, IActivitySubject
{
    public const string Subject = "address-block";

    public long Id { get; init; }

    public long TenantId { get; init; }

    public required string Address { get; init; }

    public DateTime SinceUtc { get; private set; }

    public DateTime UntilUtc { get; private set; }

    /// <summary>What was tried before it does not count any more.</summary>
    public DateTime? ReleasedAtUtc { get; private set; }

    public string? ReleasedByName { get; private set; }

    public long Version { get; private set; }

    string IActivitySubject.SubjectKind => Subject;

    public bool IsShutAt(DateTime nowUtc) => ReleasedAtUtc is null && UntilUtc > nowUtc;

    public void Shut(DateTime nowUtc, TimeSpan term) => (SinceUtc, UntilUtc, ReleasedAtUtc, ReleasedByName) = (nowUtc, nowUtc + term, null, null);

    public Error? Release(Actor by, DateTime nowUtc)
    {
        if (!IsShutAt(nowUtc))
            return new AddressIsNotShutOut(Address);
        (ReleasedAtUtc, ReleasedByName) = (nowUtc, by.Name);
        return null;
    }
}
