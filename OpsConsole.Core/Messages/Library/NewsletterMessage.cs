using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Messages.Library;

public sealed class NewsletterMessage : LibraryMessage
{
    public static readonly NewsletterMessage Is = new();

    public override string Key => "newsletter";

    public override string Name => "Newsletter";

    public override TemplateWords Words { get; } = new(
        "[Month]: [the most interesting of it, in five words]",
        """
        <h1>[Month] with us</h1>
        <p>Hello {{user_name}},</p>
        <p>three things in three minutes.</p>
        <h2>The market</h2>
        <p>[What sold, how quickly and for how much, in one city your readers know. One number says more than ten.]</p>
        <h2>New with us</h2>
        <p>[What works better now, and what they gain by it.]</p>
        <h2>From practice</h2>
        <p>[What one of you learned from a lead that went well, or badly.]</p>
        <p><a href="{{console_link}}">Open the console</a></p>
        """,
        """
        Hello {{user_name}},

        three things in three minutes.

        THE MARKET
        [What sold, how quickly and for how much, in one city your readers know. One number says more than ten.]

        NEW WITH US
        [What works better now, and what they gain by it.]

        FROM PRACTICE
        [What one of you learned from a lead that went well, or badly.]

        Open the console: {{console_link}}
        """);
}
