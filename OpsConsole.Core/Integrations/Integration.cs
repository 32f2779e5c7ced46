using OpsConsole.Core.Activity;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Integrations;

/// <summary>What a tenant has settled about an outside system. Without a row it is on, and without credentials its simulator answers.</summary>
public sealed class Integration : ITenantOwned, IVersioned, IActivitySubject
{
    public const string Subject = "integration";
    public const int SealedLength = 2000;

    public long Id { get; init; }

    public long TenantId { get; init; }

    /// <summary>A name from <see cref="OutsideSystems"/>.</summary>
    public required string System { get; init; }

    public bool IsEnabled { get; private set; } = true;

    /// <summary>The credentials, encrypted; nobody is ever shown them.</summary>
    public string? Sealed { get; private set; }

    public DateTime? CredentialsSetAtUtc { get; private set; }

    public string? CredentialsSetByName { get; private set; }

    public long Version { get; private set; }

    string IActivitySubject.SubjectKind => Subject;

    public Error? Switch(bool on)
    {
        if (IsEnabled == on)
            return new SystemIsSwitchedAlready(System, on);
        IsEnabled = on;
        return null;
    }

    public void TakeCredentials(string sealedText, Actor by, DateTime nowUtc) => (Sealed, CredentialsSetAtUtc, CredentialsSetByName) = (sealedText, nowUtc, by.Name);

    /// <summary>The same credentials, sealed with another key.</summary>
    public void Reseal(string sealedText) => Sealed = sealedText;

    public Error? DropCredentials()
    {
        if (Sealed is null)
            return new NoCredentialsToRemove();
        (Sealed, CredentialsSetAtUtc, CredentialsSetByName) = (null, null, null);
        return null;
    }
}
