using OpsConsole.Core.Notifications.Preferences;
using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Notifications.Letters;

/// <summary>What a notice says round its list.</summary>
/// <param name="Subject">Before what it is about: "Approved".</param>
/// <param name="Sentence">Before the list; right for one and for many.</param>
/// <param name="Button">Where its link leads, in two or three words.</param>
public sealed record NoticeText(string Subject, string Headline, string Sentence, string Button)
{
    /// <summary>Below the button, where there is more to know.</summary>
    public string? After { get; init; }
}

/// <summary>
/// A mail about something that happened, which its reader chose to hear of. What happens within a few minutes comes in one: <c>what</c> is then
/// "12 leads", <c>list</c> a line for each. One class for each event; its words differ, its variables do not.
/// </summary>
public abstract class NoticeTemplate : MessageTemplate
{
    public sealed override MessagePurpose Purpose => MessagePurpose.Notice;

    /// <summary>By which choice its readers get it.</summary>
    public abstract NoticeKind Kind { get; }

    /// <summary>Several of what it is about: "leads".</summary>
    public abstract string Many { get; }

    protected abstract NoticeText Text { get; }

    /// <summary>The page of the console that its button opens.</summary>
    protected abstract string Page { get; }

    /// <summary>A line of the list, for previews.</summary>
    protected virtual string ExampleLine => "118 Cedar Street, Galt";

    protected sealed override IReadOnlyList<TemplateVariable> Own =>
    [
        new("what", "What it is about, or how many", "118 Cedar Street, Galt"),
        new("list", "A line for each", ExampleLine) { HasLines = true, IsNeeded = true },
        new("more", "How many more there are than the list holds", "") { IsOptional = true },
        TemplateVariable.Page("open_link", "The page where it stands", Page),
    ];

    private TemplateWords? words;

    public sealed override TemplateWords Words => words ??= new(
        $"{Text.Subject}: {{{{what}}}}",
        $$$"""
        <h1>{{{Text.Headline}}}</h1>
        <p>Hello {{user_name}},</p>
        <p>{{{Text.Sentence}}}</p>
        <blockquote>{{list}}</blockquote>
        {{#if more}}<p class="muted">{{more}}</p>{{/if}}
        <p><a class="button" href="{{open_link}}">{{{Text.Button}}}</a></p>
        {{{(Text.After is { } after ? $"<p class=\"muted\">{after}</p>" : "")}}}
        """,
        $$$"""
        Hello {{user_name}},

        {{{Text.Sentence}}}

        {{list}}
        {{#if more}}{{more}}{{/if}}

        {{{Text.Button}}}: {{open_link}}
        {{{Text.After}}}
        """);

    private protected static NoticeKind KindOf(string action) => NoticeKind.Of(action) ?? throw new InvalidOperationException($"Nobody can choose about {action}.");
}
