using OpsConsole.Core.Permissions;

namespace OpsConsole.Data.Scenes;

/// <summary>Somebody of the demo scene. Each role has an account named after it, so that nobody has to look one up.</summary>
public sealed record DemoPerson(string Email, string Name, string Role);

/// <summary>The cast. The same people act in the tests.</summary>
public static class DemoPeople
{
    public const string Password = "a-quiet-demo-password";

    public static DemoPerson Maria { get; } = new("manager@demo.test", "Maria Keller", BuiltInRoles.Manager);
    public static DemoPerson Jonas { get; } = new("jonas@demo.test", "Jonas Reyes", BuiltInRoles.Manager);
    public static DemoPerson Ana { get; } = new("agent@demo.test", "Ana Duarte", BuiltInRoles.Agent);
    public static DemoPerson Bea { get; } = new("bea@demo.test", "Bea Long", BuiltInRoles.Agent);

    public static DemoPerson Delia { get; } = new("partner@demo.test", "Delia Ross", BuiltInRoles.Partner);
    public static DemoPerson Otto { get; } = new("otto@demo.test", "Otto Lang", BuiltInRoles.Partner);
    public static DemoPerson Grace { get; } = new("grace@demo.test", "Grace Whitlock", BuiltInRoles.Partner);

    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        Maria,
        new("staff@demo.test", "Sam Okafor", BuiltInRoles.Staff),
        new("finance@demo.test", "Priya Nair", BuiltInRoles.Finance),
        new("admin@demo.test", "Ada Lind", BuiltInRoles.Admin),
        Ana,
        new("buyer@demo.test", "Omar Haddad", BuiltInRoles.Buyer),
        Delia,
        Jonas,
        Bea,
        Otto,
        Grace,
    ];
}
