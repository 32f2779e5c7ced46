using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Users.Letters;

public sealed class HasAccountAlreadyMessage : MessageTemplate
{
    public static readonly HasAccountAlreadyMessage Is = new();

    public override string Key => "has-account-already";

    public override string Name => "Registered already";

    public override MessagePurpose Purpose => MessagePurpose.Account;

    public override string When => "Somebody tried to register with an address that has an account.";

    protected override IReadOnlyList<TemplateVariable> Own { get; } =
    [
        TemplateVariable.Page("sign_in_link", "Where people sign in", "sign-in"),
        TemplateVariable.Page("new_password_link", "Where a new password is asked for", "forgot-password"),
    ];

    public override TemplateWords Words { get; } = new(
        "You have an OpsConsole account already",
        """
        <h1>You have an account already</h1>
        <p>Hello {{user_name}},</p>
        <p>somebody, probably you, tried to register with this address. It has an account already.</p>
        <p><a class="button" href="{{sign_in_link}}">Sign in</a></p>
        <p>Forgotten your password? <a href="{{new_password_link}}">Set a new one</a></p>
        <p class="muted">If it was not you, do nothing.</p>
        """,
        """
        Hello {{user_name}},

        somebody, probably you, tried to register with this address. It has an account already. Sign in here: {{sign_in_link}}

        Forgotten your password? {{new_password_link}}
        If it was not you, do nothing.
        """);
}
