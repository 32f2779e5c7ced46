using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Messages.Library;

public sealed class WelcomeMessage : LibraryMessage
{
    public static readonly WelcomeMessage Is = new();

    public override string Key => "welcome";

    public override string Name => "Welcome";

    protected override TemplateVariable Page { get; } = TemplateVariable.Page("profile_link", "The reader's profile", "profile");

    public override TemplateWords Words { get; } = new(
        "Welcome",
        """
        <h1>Welcome</h1>
        <p>Hello {{user_name}},</p>
        <p>good to have you with us. Three things make the beginning easy: complete your profile, choose your markets, and choose what you want to hear of.</p>
        <p><a href="{{profile_link}}">Open your profile</a></p>
        """,
        """
        Hello {{user_name}},

        good to have you with us. Three things make the beginning easy: complete your profile, choose your markets, and choose what you want to hear of.

        Open your profile: {{profile_link}}
        """);
}
