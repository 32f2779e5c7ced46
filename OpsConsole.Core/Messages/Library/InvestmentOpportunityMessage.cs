using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Messages.Library;

public sealed class InvestmentOpportunityMessage : LibraryMessage
{
    public static readonly InvestmentOpportunityMessage Is = new();

    public override string Key => "investment-opportunity";

    public override string Name => "Investment opportunity";

    public override TemplateWords Words { get; } = new(
        "An opportunity in [city]: [what it is]",
        """
        <h1>An opportunity in [city]</h1>
        <p>Hello {{user_name}},</p>
        <p>we have something that may fit what you look for: [two sentences on the house and why it is for sale].</p>
        <table cellpadding="6">
        <tr><td>Price</td><td>[$]</td></tr>
        <tr><td>Repairs, as we reckon</td><td>[$]</td></tr>
        <tr><td>Worth after repairs</td><td>[$, and which sales that comes from]</td></tr>
        <tr><td>Rent, as we reckon</td><td>[$ a month]</td></tr>
        </table>
        <p class="note">These are estimates, no promise of a return. Look at the house, the title and the numbers yourself, or with somebody who advises you.</p>
        <p>It stands until [day and hour].</p>
        <p><a href="{{console_link}}">Look at it</a></p>
        """,
        """
        Hello {{user_name}},

        we have something that may fit what you look for: [two sentences on the house and why it is for sale].

        Price: [$]
        Repairs, as we reckon: [$]
        Worth after repairs: [$, and which sales that comes from]
        Rent, as we reckon: [$ a month]

        These are estimates, no promise of a return. Look at the house, the title and the numbers yourself, or with somebody who advises you.

        It stands until [day and hour].

        Look at it: {{console_link}}
        """);
}
