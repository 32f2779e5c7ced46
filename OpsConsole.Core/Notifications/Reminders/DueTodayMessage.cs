using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Notifications.Reminders;

public sealed class DueTodayMessage : MessageTemplate
{
    public static readonly DueTodayMessage Is = new();

    public override string Key => "due-today";

    public override string Name => "Due today";

    public override MessagePurpose Purpose => MessagePurpose.Reminder;

    public override string When => "Each morning on which a task or an opportunity of somebody is due, to its owner; as a text where they agreed to it.";

    protected override IReadOnlyList<TemplateVariable> Own { get; } =
    [
        new("day", "The day", "Monday, May 4") { IsNeeded = true },
        new("count", "How many things are due", "3 things"),
        new("first", "The first of them, for a text message", "Call Mrs. Alvarez back (3526 High Street)"),
        new("tasks", "Tasks that are due", "Call Mrs. Alvarez back (3526 High Street)\nOrder the title report (118 Cedar Street)") { HasLines = true, IsOptional = true },
        new("opportunities", "Opportunities that are expected to close", "3526 High Street: negotiation, $310,000") { HasLines = true, IsOptional = true },
        new("overdue", "What should have been done before", "Send the contract (due May 1)") { HasLines = true, IsOptional = true },
        TemplateVariable.Page("tasks_link", "All tasks", "tasks"),
        TemplateVariable.Page("opportunities_link", "The board of opportunities", "opportunities"),
    ];

    public override string SmsWords => "{{day}}: {{count}} due today. First: {{first}} {{tasks_link}} Reply STOP to end.";

    public override TemplateWords Words { get; } = new(
        "Due today: {{count}}",
        """
        <h1>Due today</h1>
        <p>Hello {{user_name}},</p>
        <p>this waits for you on {{day}}.</p>
        {{#if tasks}}<h2>Tasks</h2>
        <blockquote>{{tasks}}</blockquote>{{/if}}
        {{#if opportunities}}<h2>Opportunities that should close</h2>
        <blockquote>{{opportunities}}</blockquote>
        <p><a href="{{opportunities_link}}">Open the opportunities</a></p>{{/if}}
        {{#if overdue}}<h2>Overdue</h2>
        <blockquote>{{overdue}}</blockquote>{{/if}}
        <p><a class="button" href="{{tasks_link}}">Open my tasks</a></p>
        """,
        """
        Hello {{user_name}},

        this waits for you on {{day}}.
        {{#if tasks}}
        TASKS
        {{tasks}}
        {{/if}}{{#if opportunities}}
        OPPORTUNITIES THAT SHOULD CLOSE
        {{opportunities}}
        {{opportunities_link}}
        {{/if}}{{#if overdue}}
        OVERDUE
        {{overdue}}
        {{/if}}
        {{tasks_link}}
        """);
}
