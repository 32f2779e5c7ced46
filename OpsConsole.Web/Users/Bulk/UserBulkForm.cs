using OpsConsole.Core.Messages;
using OpsConsole.Core.Messages.Library;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Bulk;

namespace OpsConsole.Web.Users.Bulk;

/// <summary>What the dialog's fields hold, and the change they amount to.</summary>
internal sealed class UserBulkForm
{
    public static IReadOnlyList<(string Kind, string Label, string Permission)> Kinds { get; } =
    [
        (BulkDisable.Name, "Disable", UserPermissions.Manage),
        (BulkEnable.Name, "Enable", UserPermissions.Manage),
        (BulkGiveRole.Name, "Give a role", UserPermissions.Manage),
        (BulkTakeRole.Name, "Take a role", UserPermissions.Manage),
        (BulkEndSignIns.Name, "Sign out everywhere", UserPermissions.Manage),
        (BulkUnlock.Name, "Unlock", UserPermissions.Manage),
        (BulkWrite.Name, "Send a mail", MessagePermissions.Send),
    ];

    public string Kind { get; set; } = "";

    public string Reason { get; set; } = "";

    public IReadOnlyList<RoleColumn> Roles { get; set; } = [];

    public RoleColumn? Role { get; set; }

    public LibraryMessage? Message { get; set; }

    public bool NeedsMessage => Kind == BulkWrite.Name;

    public bool NeedsReason => Kind is BulkDisable.Name or BulkEnable.Name;

    public bool NeedsRole => Kind is BulkGiveRole.Name or BulkTakeRole.Name;

    /// <summary>Null while it is not complete.</summary>
    public UserBulkChange? Change => Kind switch
    {
        BulkDisable.Name => new BulkDisable(Reason.Trim()),
        BulkEnable.Name => new BulkEnable(Reason.Trim()),
        BulkGiveRole.Name when Role is { } role => new BulkGiveRole(role.Id, role.Name),
        BulkTakeRole.Name when Role is { } role => new BulkTakeRole(role.Id, role.Name),
        BulkEndSignIns.Name => new BulkEndSignIns(),
        BulkUnlock.Name => new BulkUnlock(),
        BulkWrite.Name when Message is { } message => new BulkWrite(message.Key, message.Name),
        _ => null,
    };
}
