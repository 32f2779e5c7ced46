using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Users.Letters;

public sealed class PasswordResetMessage : MessageTemplate
{
    public static readonly PasswordResetMessage Is = new();

    public override string Key => "password-reset";

    public override string Name => "New password";

    public override MessagePurpose Purpose => MessagePurpose.Account;

    public override string When => "Somebody asked for a link to set a new password.";

    protected override IReadOnlyList<TemplateVariable> Own { get; } =
    [
        TemplateVariable.Link("reset_link", "Sets a new password, once, within an hour", "https://console.example/reset-password?user=1&token=example") with { IsSecret = true, IsNeeded = true },
    ];

    public override TemplateWords Words { get; } = new(
        "Set a new password for OpsConsole",
        """
        <h1>Set a new password</h1>
        <p>Hello {{user_name}},</p>
        <p>somebody, probably you, asked to set a new password for your OpsConsole account. This link does it, once, within an hour:</p>
        <p><a class="button" href="{{reset_link}}">Set a new password</a></p>
        <p class="muted">If it was not you, do nothing: your password stays as it is.</p>
        """,
        """
        Hello {{user_name}},

        somebody, probably you, asked to set a new password for your OpsConsole account. This link does it, once, within an hour:

        {{reset_link}}

        If it was not you, do nothing: your password stays as it is.
        """);
}
