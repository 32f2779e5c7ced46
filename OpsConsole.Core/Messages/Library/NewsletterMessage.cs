using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Messages.Library;

public sealed class NewsletterMessage : LibraryMessage
{
    public static readonly NewsletterMessage Is = new();

    public override string Key => "newsletter";

    public override string Name => "Newsletter";

    public override TemplateWords Words { get; } = new(
        "News from us",
        """
        <h1>News from us</h1>
        <p>Hello {{user_name}},</p>
        <p>here is what is new with us.</p>
        <p>Write your news here: a heading for each, two or three sentences, and one link.</p>
        <p><a href="{{console_link}}">Open the console</a></p>
        """,
        """
        Hello {{user_name}},

        here is what is new with us.

        Write your news here: a heading for each, two or three sentences, and one link.

        Open the console: {{console_link}}
        """);
}
