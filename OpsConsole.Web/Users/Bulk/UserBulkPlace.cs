using OpsConsole.Core;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Bulk;
using OpsConsole.Core.Users.Listing;
using OpsConsole.Web.Parts.Bulk;
using OpsConsole.Web.Shell;

namespace OpsConsole.Web.Users.Bulk;

/// <summary>The bulk actions on users.</summary>
internal sealed class UserBulkPlace : BulkPlace
{
    public static UserBulkPlace Is { get; } = new();

    public override string RowKind => UserBulkRoom.Kind;

    public override BulkNoun Noun => UserBulkRoom.Called;

    public override string List => AppPaths.UserBulk;

    public override string Title => "Bulk actions on users";

    public override string ViewPermission => UserPermissions.View;

    public override string WhatToDo => "Choose users in the list and change them together. What came of each is shown here; a change of status or roles can be undone.";

    public override string Of(BulkChange change) => change switch
    {
        BulkDisable => "Disable",
        BulkEnable => "Enable",
        BulkGiveRole give => $"Give the role {give.Role}",
        BulkTakeRole take => $"Take the role {take.Role}",
        BulkEndSignIns => "Sign out everywhere",
        BulkUnlock => "Unlock",
        BulkWrite write => $"Send “{write.Called}”",
        _ => change.Kind,
    };

    public override string DoneOf(BulkChange change) => change switch
    {
        BulkDisable => "disabled",
        BulkEnable => "enabled",
        BulkGiveRole give => $"given the role {give.Role}",
        BulkTakeRole take => $"relieved of the role {take.Role}",
        BulkEndSignIns => "signed out everywhere",
        BulkUnlock => "unlocked",
        BulkWrite write => $"sent “{write.Called}”",
        _ => "changed",
    };

    public override string? NoteOf(BulkChange change) => change switch
    {
        BulkDisable disable => disable.Reason,
        BulkEnable enable => enable.Reason,
        _ => null,
    };

    public override string RowPath(long id) => AppPaths.User(id);

    public override (string Words, string Tone) StateOf(string state)
    {
        var status = Enum.Parse<UserStatus>(state);
        return (UserWords.Of(status), UserWords.Tone(status));
    }

    public override bool IsStillToCome(Error missing) => missing is StatusNeedsAReason;
}
