using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Messages.Library;

public sealed class PropertyAlertMessage : LibraryMessage
{
    public static readonly PropertyAlertMessage Is = new();

    public override string Key => "property-alert";

    public override string Name => "Property alert";

    protected override TemplateVariable Page { get; } = TemplateVariable.Page("markets_link", "The reader's profile, with their markets", "profile");

    public override TemplateWords Words { get; } = new(
        "New in your market: [street, city]",
        """
        <h1>New in your market</h1>
        <p>Hello {{user_name}},</p>
        <p>this came in within the last days and fits the markets you follow:</p>
        <h2>[Street, city]</h2>
        <ul>
        <li>[Type of house, bedrooms, bathrooms, living area]</li>
        <li>[Asking price, and what houses nearby sell for]</li>
        <li>[Why the owner sells, and how soon]</li>
        <li>[What needs doing]</li>
        </ul>
        <p class="note">Leads are sold once, in the order in which people decide. This one can be had until [day and hour].</p>
        <p class="muted">Not what you look for? <a href="{{markets_link}}">Change your markets</a>, and we write about others.</p>
        """,
        """
        Hello {{user_name}},

        this came in within the last days and fits the markets you follow:

        [STREET, CITY]
        - [Type of house, bedrooms, bathrooms, living area]
        - [Asking price, and what houses nearby sell for]
        - [Why the owner sells, and how soon]
        - [What needs doing]

        Leads are sold once, in the order in which people decide. This one can be had until [day and hour].

        Not what you look for? Change your markets, and we write about others: {{markets_link}}
        """);
}
