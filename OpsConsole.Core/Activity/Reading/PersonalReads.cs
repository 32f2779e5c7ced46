using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Activity.Reading;

/// <summary>A kind of look at personal data that is recorded.</summary>
/// <param name="Action">What the activity calls it.</param>
/// <param name="Switch">Whether it is recorded; null where it always is.</param>
public sealed record MarkedRead(string Action, string What, YesNoSetting? Switch);

/// <summary>Every look at personal data that leaves a record. Files are deeds of their own and always do.</summary>
public static class PersonalReads
{
    public static IReadOnlyList<MarkedRead> All { get; } =
    [
        new("user.data-read", "The page of somebody else's account", SettingCatalog.ReadsOfAccounts),
        new("lead.owner-read", "The page of a lead, with its owner's phone and e-mail", SettingCatalog.ReadsOfOwners),
        new("user-export.written", "A file of users", null),
        new("lead-export.written", "A file of leads", null),
        new("activity-export.began", "A file of the activity", null),
        new("user.viewed-as", "The console as somebody else sees it", null),
    ];

    internal static YesNoSetting SwitchOf(PersonalReadKind kind) => kind == PersonalReadKind.Account ? SettingCatalog.ReadsOfAccounts : SettingCatalog.ReadsOfOwners;
}
