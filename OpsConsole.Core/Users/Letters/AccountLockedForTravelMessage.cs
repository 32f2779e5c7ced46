using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Users.Letters;

public sealed class AccountLockedForTravelMessage : MessageTemplate
{
    public static readonly AccountLockedForTravelMessage Is = new();

    public override string Key => "account-locked-for-travel";

    public override string Name => "Account locked after two places";

    public override MessagePurpose Purpose => MessagePurpose.Account;

    public override string When => "Two sign-ins were farther apart than anybody travels, and the settings have the account locked for it.";

    protected override IReadOnlyList<TemplateVariable> Own { get; } =
    [
        new("first_place", "Where the account was signed in to first", "Denver, Colorado, US") { IsNeeded = true },
        new("first_time", "When that was", "May 4, 2026, 08:40 UTC"),
        new("second_place", "Where the next sign-in came from", "Lagos, Lagos, NG") { IsNeeded = true },
        new("second_time", "When that was", "May 4, 2026, 09:00 UTC"),
        new("locked_until", "When the lock ends", "May 4, 2026, 09:15 UTC") { IsNeeded = true },
        TemplateVariable.Page("new_password_link", "Where a new password is asked for", "forgot-password"),
    ];

    public override TemplateWords Words { get; } = new(
        "Your OpsConsole account is locked: two places at once",
        """
        <h1>Your account is locked for a while</h1>
        <p>Hello {{user_name}},</p>
        <p>your OpsConsole account was signed in to from <strong>{{first_place}}</strong> on {{first_time}}, and then from <strong>{{second_place}}</strong> on {{second_time}}. Nobody travels that fast.</p>
        <p>So the second sign-in was refused, every other one was ended, and the account is locked until <strong>{{locked_until}}</strong>.</p>
        <p>If only one of them was you, somebody else can open your account. <a href="{{new_password_link}}">Set a new password</a> and tell an administrator of your firm.</p>
        <p>If both were you, over a VPN or the line of a hotel, wait, or ask an administrator of your firm to unlock the account.</p>
        """,
        """
        Hello {{user_name}},

        your OpsConsole account was signed in to from {{first_place}} on {{first_time}}, and then from {{second_place}} on {{second_time}}. Nobody travels that fast.

        So the second sign-in was refused, every other one was ended, and the account is locked until {{locked_until}}.

        If only one of them was you, somebody else can open your account. Set a new password and tell an administrator of your firm: {{new_password_link}}

        If both were you, over a VPN or the line of a hotel, wait, or ask an administrator of your firm to unlock the account.
        """);
}
