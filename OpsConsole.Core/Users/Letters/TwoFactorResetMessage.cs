using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Users.Letters;

public sealed class TwoFactorResetMessage : MessageTemplate
{
    public static readonly TwoFactorResetMessage Is = new();

    public override string Key => "two-factor-reset";

    public override string Name => "Two-factor sign-in reset";

    public override MessagePurpose Purpose => MessagePurpose.Account;

    public override string When => "An administrator switched somebody's codes off.";

    protected override IReadOnlyList<TemplateVariable> Own { get; } =
    [
        new("reason", "What the administrator wrote", "Lost phone; proved who she is by telephone.") { HasLines = true, IsOptional = true },
        TemplateVariable.Page("set_up_link", "Where codes are set up", "profile/two-factor"),
    ];

    public override TemplateWords Words { get; } = new(
        "Your two-factor sign-in was reset",
        """
        <h1>Your two-factor sign-in was reset</h1>
        <p>Hello {{user_name}},</p>
        <p>an administrator switched off the codes of your OpsConsole account and ended its sign-ins.</p>
        {{#if reason}}<blockquote>{{reason}}</blockquote>{{/if}}
        <p>Sign in with your password and set the codes up again:</p>
        <p><a class="button" href="{{set_up_link}}">Set the codes up</a></p>
        <p class="muted">If you did not ask for it, tell your firm at once.</p>
        """,
        """
        Hello {{user_name}},

        an administrator switched off the codes of your OpsConsole account and ended its sign-ins.{{#if reason}} The reason: {{reason}}{{/if}}

        Sign in with your password and set the codes up again: {{set_up_link}}
        If you did not ask for it, tell your firm at once.
        """);
}
