using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Users.Letters;

public sealed class RegistrationDeclinedMessage : MessageTemplate
{
    public static readonly RegistrationDeclinedMessage Is = new();

    public override string Key => "registration-declined";

    public override string Name => "Registration declined";

    public override MessagePurpose Purpose => MessagePurpose.Account;

    public override string When => "An administrator declined a registration.";

    protected override IReadOnlyList<TemplateVariable> Own { get; } =
    [
        new("reason", "What the administrator wrote", "We take no new agents in this county at present.") { HasLines = true, IsOptional = true },
    ];

    public override TemplateWords Words { get; } = new(
        "Your registration was declined",
        """
        <h1>Your registration was declined</h1>
        <p>Hello {{user_name}},</p>
        <p>your registration was declined, and the account is closed.</p>
        {{#if reason}}<blockquote>{{reason}}</blockquote>{{/if}}
        """,
        """
        Hello {{user_name}},

        your registration was declined, and the account is closed.{{#if reason}} The reason: {{reason}}{{/if}}
        """);
}
