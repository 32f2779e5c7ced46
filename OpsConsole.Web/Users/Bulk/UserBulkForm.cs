using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Bulk;

namespace OpsConsole.Web.Users.Bulk;

/// <summary>What the dialog's fields hold, and the change they amount to.</summary>
internal sealed class UserBulkForm
{
    public static IReadOnlyList<(string Kind, string Label)> Kinds { get; } =
    [
        (BulkDisable.Name, "Disable"),
        (BulkEnable.Name, "Enable"),
        (BulkGiveRole.Name, "Give a role"),
        (BulkTakeRole.Name, "Take a role"),
        (BulkEndSignIns.Name, "Sign out everywhere"),
        (BulkUnlock.Name, "Unlock"),
    ];

    public string Kind { get; set; } = "";

    public string Reason { get; set; } = "";

    public IReadOnlyList<RoleColumn> Roles { get; set; } = [];

    public RoleColumn? Role { get; set; }

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
        _ => null,
    };
}
