using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Messages.Library;

public sealed class EventInvitationMessage : LibraryMessage
{
    public static readonly EventInvitationMessage Is = new();

    public override string Key => "event-invitation";

    public override string Name => "Event invitation";

    public override TemplateWords Words { get; } = new(
        "You are invited: [event], [day]",
        """
        <h1>You are invited</h1>
        <p>Hello {{user_name}},</p>
        <p>we would like to see you at [name of the event]: [one sentence on what you get out of it].</p>
        <ul>
        <li>When: [day, hour, time zone]</li>
        <li>Where: [address, or the link to join]</li>
        <li>With: [who speaks, or which houses are shown]</li>
        </ul>
        <p class="note">Places are few. Answer this mail by [day], with how many you are.</p>
        <p>You cannot come and want to hear of it? Answer all the same; we send you what was shown.</p>
        <p><a href="{{console_link}}">Open the console</a></p>
        """,
        """
        Hello {{user_name}},

        we would like to see you at [name of the event]: [one sentence on what you get out of it].

        - When: [day, hour, time zone]
        - Where: [address, or the link to join]
        - With: [who speaks, or which houses are shown]

        Places are few. Answer this mail by [day], with how many you are.

        You cannot come and want to hear of it? Answer all the same; we send you what was shown.

        Open the console: {{console_link}}
        """);
}
