using OpsConsole.Core.Users.Registering;

namespace OpsConsole.Web.Access.Registering;

/// <summary>What people read about registering.</summary>
public static class RegisterWords
{
    public static string Title(RegistrationKind kind) => kind switch
    {
        RegistrationKind.Agent => "Agent",
        RegistrationKind.Buyer => "Buyer",
        _ => "Partner",
    };

    public static string What(RegistrationKind kind) => kind switch
    {
        RegistrationKind.Agent => "You send leads and see what becomes of them.",
        RegistrationKind.Buyer => "You buy leads on the marketplace.",
        _ => "You are offered leads that nobody bought.",
    };

    /// <summary>"an agent", "a buyer".</summary>
    public static string AsA(RegistrationKind kind) => kind == RegistrationKind.Agent ? "an agent" : $"a {kind.ToString().ToLowerInvariant()}";
}
