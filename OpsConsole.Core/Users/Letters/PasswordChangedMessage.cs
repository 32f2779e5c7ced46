using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Users.Letters;

public sealed class PasswordChangedMessage : MessageTemplate
{
    public static readonly PasswordChangedMessage Is = new();

    public override string Key => "password-changed";

    public override string Name => "Password changed";

    public override MessagePurpose Purpose => MessagePurpose.Account;

    public override string When => "Somebody changed their password.";

    protected override IReadOnlyList<TemplateVariable> Own { get; } =
    [
        TemplateVariable.Page("new_password_link", "Where a new password is asked for", "forgot-password"),
    ];

    public override TemplateWords Words { get; } = new(
        "Your OpsConsole password was changed",
        """
        <h1>Your password was changed</h1>
        <p>Hello {{user_name}},</p>
        <p>the password of your OpsConsole account was just changed, and every other place where you were signed in was signed out.</p>
        <p>If it was not you, set a new one now:</p>
        <p><a class="button" href="{{new_password_link}}">Set a new password</a></p>
        """,
        """
        Hello {{user_name}},

        the password of your OpsConsole account was just changed, and every other place where you were signed in was signed out.

        If it was not you, set a new one now: {{new_password_link}}
        """);
}
