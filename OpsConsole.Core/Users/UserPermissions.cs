using OpsConsole.Core.Permissions;

namespace OpsConsole.Core.Users;

public static class UserPermissions
{
    public const string View = "users.view";
    public const string Manage = "users.manage";
    public const string Bulk = "users.bulk";
    public const string Export = "users.export";
    public const string ViewAs = "users.view-as";
    public const string ShareViews = "users.share-views";
    public const string Erase = "users.erase";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(View, "Users", "See users"),
        new(Manage, "Users", "Change users, their roles and their locks"),
        new(Bulk, "Users", "Change many users at once, in the ways they may change one"),
        new(Export, "Users", "Export users"),
        new(ViewAs, "Users", "See the console as another user, without changing anything"),
        new(ShareViews, "Users", "Share views of users with everybody"),
        new(Erase, "Users", "Erase people who ask for it, for good"),
    ];
}
