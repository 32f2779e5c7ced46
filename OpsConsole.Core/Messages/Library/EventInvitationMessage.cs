using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Messages.Library;

public sealed class EventInvitationMessage : LibraryMessage
{
    public static readonly EventInvitationMessage Is = new();

    public override string Key => "event-invitation";

    public override string Name => "Event invitation";

    public override TemplateWords Words { get; } = new(
        "You are invited",
        """
        <h1>You are invited</h1>
        <p>Hello {{user_name}},</p>
        <p>we would like to see you at our next event.</p>
        <p>Say here what it is, when, where, and by when you want an answer.</p>
        <p><a href="{{console_link}}">Open the console</a></p>
        """,
        """
        Hello {{user_name}},

        we would like to see you at our next event.

        Say here what it is, when, where, and by when you want an answer.

        Open the console: {{console_link}}
        """);
}
