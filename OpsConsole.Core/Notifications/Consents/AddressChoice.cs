using OpsConsole.Core.Activity;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Notifications.Consents;

/// <summary>
/// What the reader of an address without an account said about a kind of mail. One row an address and kind, with their last word; when an
/// account is made with the address, it takes its rows over (<see cref="JoiningAddressChoices"/>).
/// </summary>
public sealed class AddressChoice : ITenantOwned, IVersioned, IActivitySubject
{
    public const string TopicKind = "address-choice";

    public long Id { get; init; }

    public long TenantId { get; init; }

    /// <summary>In the form of <see cref="Messages.AddressBook.Normal"/>.</summary>
    public required string Address { get; init; }

    /// <summary><see cref="ConsentPurpose.All"/>, or the key of a <see cref="Preferences.NoticeKind"/>.</summary>
    public required string Purpose { get; init; }

    public bool IsWanted { get; private set; }

    public DateTime AtUtc { get; private set; }

    /// <summary>Where it was said, as with <see cref="Consent.Source"/>.</summary>
    public string Source { get; private set; } = "";

    public long Version { get; private set; }

    string IActivitySubject.SubjectKind => TopicKind;

    public void Say(bool isWanted, string source, DateTime nowUtc) => (IsWanted, Source, AtUtc) = (isWanted, source, nowUtc);
}
