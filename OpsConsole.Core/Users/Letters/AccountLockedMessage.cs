using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Users.Letters;

public sealed class AccountLockedMessage : MessageTemplate
{
    public static readonly AccountLockedMessage Is = new();

    public override string Key => "account-locked";

    public override string Name => "Account locked";

    public override MessagePurpose Purpose => MessagePurpose.Account;

    public override string When => "Somebody failed to sign in so often that the account is locked for a while.";

    protected override IReadOnlyList<TemplateVariable> Own { get; } =
    [
        new("attempts", "How many sign-ins failed in a row", "5"),
        new("locked_until", "When the lock ends", "May 4, 2026, 09:15 UTC") { IsNeeded = true },
        TemplateVariable.Page("new_password_link", "Where a new password is asked for", "forgot-password"),
    ];

    public override TemplateWords Words { get; } = new(
        "Your OpsConsole account is locked for a while",
        """
        <h1>Your account is locked for a while</h1>
        <p>Hello {{user_name}},</p>
        <p>somebody failed to sign in to your OpsConsole account {{attempts}} times in a row. It is locked until <strong>{{locked_until}}</strong>; even the right password is refused until then.</p>
        <p>If it was you, wait, or ask an administrator to unlock it. If it was not, nothing was opened. Whoever tries again waits longer each time.</p>
        <p>Forgotten your password? <a href="{{new_password_link}}">Set a new one</a></p>
        """,
        """
        Hello {{user_name}},

        somebody failed to sign in to your OpsConsole account {{attempts}} times in a row. It is locked until {{locked_until}}; even the right password is refused until then.

        If it was you, wait, or ask an administrator to unlock it. If it was not, nothing was opened. Whoever tries again waits longer each time.

        Forgotten your password? {{new_password_link}}
        """);
}
