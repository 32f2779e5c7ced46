using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Users.Letters;

public sealed class DataReadyMessage : MessageTemplate
{
    public static readonly DataReadyMessage Is = new();

    public override string Key => "data-ready";

    public override string Name => "Copy of one's data";

    public override MessagePurpose Purpose => MessagePurpose.Account;

    public override string When => "The copy of their own data that somebody asked for is ready.";

    protected override IReadOnlyList<TemplateVariable> Own { get; } =
    [
        new("removed_on", "When the copy is removed", "May 11, 2026, 09:00 UTC"),
        TemplateVariable.Page("copy_link", "Where the copy is taken", "profile#data") with { IsNeeded = true },
        TemplateVariable.Page("new_password_link", "Where a new password is asked for", "forgot-password"),
    ];

    public override TemplateWords Words { get; } = new(
        "Your copy is ready",
        """
        <h1>Your copy is ready</h1>
        <p>Hello {{user_name}},</p>
        <p>the copy of what OpsConsole keeps about you is ready. Take it on your profile until <strong>{{removed_on}}</strong>; then it is removed.</p>
        <p><a class="button" href="{{copy_link}}">Take your copy</a></p>
        <p class="muted">If you did not ask for it, <a href="{{new_password_link}}">set a new password</a>.</p>
        """,
        """
        Hello {{user_name}},

        the copy of what OpsConsole keeps about you is ready. Take it on your profile until {{removed_on}}; then it is removed: {{copy_link}}

        If you did not ask for it, set a new password: {{new_password_link}}
        """);
}
