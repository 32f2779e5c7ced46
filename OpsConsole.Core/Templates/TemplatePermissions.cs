using OpsConsole.Core.Permissions;

namespace OpsConsole.Core.Templates;

public static class TemplatePermissions
{
    public const string View = "templates.view";
    public const string Edit = "templates.edit";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(View, "Templates", "See the words of messages"),
        new(Edit, "Templates", "Change the words of messages"),
    ];
}
