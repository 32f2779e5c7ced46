using OpsConsole.Core.Security;
using OpsConsole.Core.Users.Sessions;

namespace OpsConsole.Web.Security;

public static class SecurityWords
{
    public static string Of(IntrusionRule rule) => rule switch
    {
        IntrusionRule.Address => "Many refused sign-ins from one address",
        IntrusionRule.Account => "Many refused sign-ins on one account",
        IntrusionRule.Travel => "Sign-ins farther apart than anybody travels",
        IntrusionRule.Activity => "The activity does not prove itself",
        _ => "More requests than a person makes",
    };

    public static string Counted(SecurityAlert alert) => alert.Rule switch
    {
        IntrusionRule.Use => $"{alert.Count:N0} requests in a minute",
        IntrusionRule.Travel => $"{alert.Count:N0} miles",
        IntrusionRule.Activity => "1 break",
        _ => $"{alert.Count:N0} sign-ins",
    };

    public static string Of(SignInOutcome outcome) => outcome switch
    {
        SignInOutcome.Succeeded => "Signed in",
        SignInOutcome.WrongPassword => "Wrong password",
        SignInOutcome.CodeAsked => "Asked for a code",
        SignInOutcome.WrongCode => "Wrong code",
        SignInOutcome.NoSuchAccount => "No such account",
        SignInOutcome.Locked => "Account was locked",
        SignInOutcome.Disabled => "Account is closed",
        _ => "Address is shut out",
    };

    public static string Tone(SignInOutcome outcome) => outcome switch
    {
        SignInOutcome.Succeeded => "good",
        SignInOutcome.Blocked or SignInOutcome.Locked => "bad",
        _ => "warn",
    };
}
