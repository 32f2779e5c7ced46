using OpsConsole.Core.Permissions;

namespace OpsConsole.Core.Messages;

public static class MessagePermissions
{
    public const string View = "messages.view";
    public const string Manage = "messages.manage";
    public const string Send = "messages.send";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(View, "Messages", "See messages that were sent and wait"),
        new(Send, "Messages", "Write to many people at once from a template"),
        new(Manage, "Messages", "Send messages again, settle doubts, release addresses"),
    ];
}
