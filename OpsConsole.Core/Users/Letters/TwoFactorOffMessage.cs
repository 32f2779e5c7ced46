using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Users.Letters;

public sealed class TwoFactorOffMessage : MessageTemplate
{
    public static readonly TwoFactorOffMessage Is = new();

    public override string Key => "two-factor-off";

    public override string Name => "Two-factor sign-in off";

    public override MessagePurpose Purpose => MessagePurpose.Account;

    public override string When => "Somebody switched two-factor sign-in off.";

    protected override IReadOnlyList<TemplateVariable> Own { get; } =
    [
        TemplateVariable.Page("new_password_link", "Where a new password is asked for", "forgot-password"),
    ];

    public override TemplateWords Words { get; } = new(
        "Two-factor sign-in is off",
        """
        <h1>Two-factor sign-in is off</h1>
        <p>Hello {{user_name}},</p>
        <p>your OpsConsole account does not ask for a code any more.</p>
        <p>If it was not you, <a href="{{new_password_link}}">set a new password</a> and switch it on again.</p>
        """,
        """
        Hello {{user_name}},

        your OpsConsole account does not ask for a code any more.

        If it was not you, set a new password and switch it on again: {{new_password_link}}
        """);
}
