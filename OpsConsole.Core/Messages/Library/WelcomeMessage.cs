using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Messages.Library;

public sealed class WelcomeMessage : LibraryMessage
{
    public static readonly WelcomeMessage Is = new();

    public override string Key => "welcome";

    public override string Name => "Welcome";

    protected override TemplateVariable Page { get; } = TemplateVariable.Page("profile_link", "The reader's profile", "profile");

    public override TemplateWords Words { get; } = new(
        "Welcome, {{user_name}}",
        """
        <h1>Welcome</h1>
        <p>Hello {{user_name}},</p>
        <p>good to have you with us. Three steps, and everything is as you like it:</p>
        <ol>
        <li>Complete your profile, so that people know with whom they deal.</li>
        <li>Choose your markets. You hear of houses there and of no others.</li>
        <li>Choose what we tell you of, and how: here, by mail or by text.</li>
        </ol>
        <p><a class="button" href="{{profile_link}}">Open your profile</a></p>
        <p>A question? Answer this mail. [Name] reads it.</p>
        """,
        """
        Hello {{user_name}},

        good to have you with us. Three steps, and everything is as you like it:

        1. Complete your profile, so that people know with whom they deal.
        2. Choose your markets. You hear of houses there and of no others.
        3. Choose what we tell you of, and how: here, by mail or by text.

        Open your profile: {{profile_link}}

        A question? Answer this mail. [Name] reads it.
        """);
}
