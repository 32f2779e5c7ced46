using System.Globalization;
using OpsConsole.Core.Users.Detail;
using OpsConsole.Core.Users.Listing;
using OpsConsole.Core.Users.Sessions;

namespace OpsConsole.Web.Users;

internal static class UserWords
{
    public static string Of(UserStatus status) => status switch
    {
        UserStatus.Active => "Active",
        UserStatus.Locked => "Locked",
        _ => "Disabled",
    };

    /// <summary>The class of its colour.</summary>
    public static string Tone(UserStatus status) => status switch
    {
        UserStatus.Active => "tone-approved",
        UserStatus.Locked => "tone-expired",
        _ => "tone-rejected",
    };

    public static string Of(SignInOutcome outcome) => outcome switch
    {
        SignInOutcome.WrongPassword => "Wrong password",
        SignInOutcome.Locked => "Locked",
        SignInOutcome.Disabled => "Disabled",
        SignInOutcome.Blocked => "Blocked address",
        SignInOutcome.NoSuchAccount => "No such account",
        _ => "Signed in",
    };

    public static string Permissions(int count) => count == 1 ? "1 permission" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} permissions");

    /// <summary>"A password", "Entra ID", "Nothing yet: a reset link sets a password".</summary>
    public static string OpensWith(UserDetail user) => (user.HasPassword, user.Logins) switch
    {
        (false, []) => "Nothing yet: a reset link sets a password",
        (true, []) => "A password",
        (false, var logins) => string.Join(", ", logins),
        (true, var logins) => $"A password, {string.Join(", ", logins)}",
    };
}
