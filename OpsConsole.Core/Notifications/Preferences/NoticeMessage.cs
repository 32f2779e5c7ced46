using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Notifications.Preferences;

/// <summary>What versions before wrote for every notice; what they had queued still leaves in these words.</summary>
public sealed class NoticeMessage : MessageTemplate
{
    public static readonly NoticeMessage Is = new();

    public override string Key => "notice";

    public override string Name => "Notice of an earlier version";

    public override MessagePurpose Purpose => MessagePurpose.Notice;

    public override string When => "Something happened that somebody chose to hear of by text. As a mail only what an earlier version had queued.";

    protected override IReadOnlyList<TemplateVariable> Own { get; } =
    [
        new("by", "Who did it", "Jonas Reyes"),
        new("what", "What they did", "approved a lead of yours"),
        new("title", "What it is about", "118 Cedar Street, Galt") { IsNeeded = true },
        new("detail", "The words that came with it", "Great photos, thank you.") { HasLines = true, IsOptional = true },
        TemplateVariable.Page("notifications_link", "All that somebody is told", "notifications"),
    ];

    public override string SmsWords => "{{by}} {{what}}: {{title}} {{notifications_link}} Reply STOP to end.";

    public override TemplateWords Words { get; } = new(
        "{{title}}",
        """
        <h1>{{title}}</h1>
        <p>Hello {{user_name}},</p>
        <p>{{by}} {{what}}: <strong>{{title}}</strong></p>
        {{#if detail}}<blockquote>{{detail}}</blockquote>{{/if}}
        <p><a class="button" href="{{notifications_link}}">Open in the console</a></p>
        """,
        """
        Hello {{user_name}},

        {{by}} {{what}}: {{title}}
        {{#if detail}}
        {{detail}}
        {{/if}}
        {{notifications_link}}
        """);
}
