using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Messages.Library;

public sealed class InvestmentOpportunityMessage : LibraryMessage
{
    public static readonly InvestmentOpportunityMessage Is = new();

    public override string Key => "investment-opportunity";

    public override string Name => "Investment opportunity";

    public override TemplateWords Words { get; } = new(
        "An opportunity for you",
        """
        <h1>An opportunity for you</h1>
        <p>Hello {{user_name}},</p>
        <p>we have something that may fit what you look for.</p>
        <p>Say here what it is, what it asks for, and until when it stands.</p>
        <p><a href="{{console_link}}">Look at it</a></p>
        """,
        """
        Hello {{user_name}},

        we have something that may fit what you look for.

        Say here what it is, what it asks for, and until when it stands.

        Look at it: {{console_link}}
        """);
}
