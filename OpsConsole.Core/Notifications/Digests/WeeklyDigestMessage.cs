using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Notifications.Digests;

public sealed class WeeklyDigestMessage : MessageTemplate
{
    public static readonly WeeklyDigestMessage Is = new();

    public override string Key => "weekly-digest";

    public override string Name => "Summary of the week";

    public override MessagePurpose Purpose => MessagePurpose.Digest;

    public override string When => "Each Monday, to everybody for whom something happened: figures to managers and staff, their leads to agents, what is new to buyers.";

    protected override IReadOnlyList<TemplateVariable> Own { get; } =
    [
        new("week", "The seven days it is about", "April 27 to May 3") { IsNeeded = true },
        new("figures", "What the firm did, for those who see all leads", "Submitted: 214\nApproved: 96\nRejected: 71\nRan out unsold: 12\nTaken by partners: 8\nHalf of all decisions came within 5 hours\nWaiting now: 23, the oldest for 3 days") { HasLines = true, IsOptional = true },
        new("own_leads", "What became of the reader's own leads", "2 approved, 1 rejected, 3 waiting for a decision (1 with a question to you)\n118 Cedar Street, Galt: approved\n3526 High Street, Sacramento: rejected (The owner sold in May.)") { HasLines = true, IsOptional = true },
        new("market", "What is new on the marketplace where the reader buys", "Elk Grove, CA: single family, 3 beds, asking $310,000\nGalt, CA: land, asking $95,000") { HasLines = true, IsOptional = true },
        TemplateVariable.Page("console_link", "The console", ""),
    ];

    public override TemplateWords Words { get; } = new(
        "Your week: {{week}}",
        """
        <h1>Your week</h1>
        <p>Hello {{user_name}},</p>
        <p>this is what happened from {{week}}.</p>
        {{#if own_leads}}<h2>Your leads</h2>
        <blockquote>{{own_leads}}</blockquote>{{/if}}
        {{#if market}}<h2>New where you buy</h2>
        <blockquote>{{market}}</blockquote>{{/if}}
        {{#if figures}}<h2>The firm</h2>
        <blockquote>{{figures}}</blockquote>{{/if}}
        <p><a class="button" href="{{console_link}}">Open the console</a></p>
        """,
        """
        Hello {{user_name}},

        this is what happened from {{week}}.
        {{#if own_leads}}
        YOUR LEADS
        {{own_leads}}
        {{/if}}{{#if market}}
        NEW WHERE YOU BUY
        {{market}}
        {{/if}}{{#if figures}}
        THE FIRM
        {{figures}}
        {{/if}}
        {{console_link}}
        """);
}
