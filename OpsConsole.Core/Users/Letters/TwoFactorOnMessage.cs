using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Users.Letters;

public sealed class TwoFactorOnMessage : MessageTemplate
{
    public static readonly TwoFactorOnMessage Is = new();

    public override string Key => "two-factor-on";

    public override string Name => "Two-factor sign-in on";

    public override MessagePurpose Purpose => MessagePurpose.Account;

    public override string When => "Somebody switched two-factor sign-in on.";

    protected override IReadOnlyList<TemplateVariable> Own { get; } =
    [
        TemplateVariable.Page("new_password_link", "Where a new password is asked for", "forgot-password"),
    ];

    public override TemplateWords Words { get; } = new(
        "Two-factor sign-in is on",
        """
        <h1>Two-factor sign-in is on</h1>
        <p>Hello {{user_name}},</p>
        <p>from now on your OpsConsole account asks for a code besides the password. Keep your recovery codes where you find them without your phone.</p>
        <p>If it was not you, tell an administrator and <a href="{{new_password_link}}">set a new password</a>.</p>
        """,
        """
        Hello {{user_name}},

        from now on your OpsConsole account asks for a code besides the password. Keep your recovery codes where you find them without your phone.

        If it was not you, set a new password and tell an administrator: {{new_password_link}}
        """);
}
