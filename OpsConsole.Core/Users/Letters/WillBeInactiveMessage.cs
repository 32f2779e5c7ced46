using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Users.Letters;

public sealed class WillBeInactiveMessage : MessageTemplate
{
    public static readonly WillBeInactiveMessage Is = new();

    public override string Key => "will-be-inactive";

    public override string Name => "Account becomes inactive";

    public override MessagePurpose Purpose => MessagePurpose.Account;

    public override string When => "Nobody has signed in to an account for a long time.";

    protected override IReadOnlyList<TemplateVariable> Own { get; } =
    [
        new("inactive_on", "When the account becomes inactive", "May 18, 2026, 05:00 UTC") { IsNeeded = true },
        TemplateVariable.Page("sign_in_link", "Where people sign in", "sign-in") with { IsNeeded = true },
    ];

    public override TemplateWords Words { get; } = new(
        "Your OpsConsole account becomes inactive",
        """
        <h1>Your account becomes inactive</h1>
        <p>Hello {{user_name}},</p>
        <p>you have not signed in to OpsConsole for a long time. Your account becomes inactive on <strong>{{inactive_on}}</strong>.</p>
        <p>To keep it, sign in before:</p>
        <p><a class="button" href="{{sign_in_link}}">Sign in</a></p>
        <p class="muted">If you do not need it any more, do nothing. An administrator can open it again.</p>
        """,
        """
        Hello {{user_name}},

        you have not signed in to OpsConsole for a long time. Your account becomes inactive on {{inactive_on}}.

        To keep it, sign in before: {{sign_in_link}}
        If you do not need it any more, do nothing. An administrator can open it again.
        """);
}
