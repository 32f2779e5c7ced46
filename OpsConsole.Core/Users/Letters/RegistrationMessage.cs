using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Users.Letters;

public sealed class RegistrationMessage : MessageTemplate
{
    public static readonly RegistrationMessage Is = new();

    public override string Key => "registration";

    public override string Name => "Confirm an address";

    public override MessagePurpose Purpose => MessagePurpose.Account;

    public override string When => "Somebody asks for an account; the link shows that the address is theirs.";

    protected override IReadOnlyList<TemplateVariable> Own { get; } =
    [
        TemplateVariable.Link("confirm_link", "Confirms the address, once", "https://console.example/register/confirm?id=1&token=example") with { IsSecret = true, IsNeeded = true },
        new("hours", "How many hours the link works", "48"),
    ];

    public override TemplateWords Words { get; } = new(
        "Confirm your address for OpsConsole",
        """
        <h1>Confirm your address</h1>
        <p>Hello {{user_name}},</p>
        <p>somebody, probably you, asked for an OpsConsole account with this address. This link confirms it, once, within {{hours}} hours, and lets you choose a password:</p>
        <p><a class="button" href="{{confirm_link}}">Confirm the address</a></p>
        <p class="muted">If it was not you, do nothing: there is no account, and what was entered is removed soon.</p>
        """,
        """
        Hello {{user_name}},

        somebody, probably you, asked for an OpsConsole account with this address. This link confirms it, once, within {{hours}} hours, and lets you choose a password:

        {{confirm_link}}

        If it was not you, do nothing: there is no account, and what was entered is removed soon.
        """);
}
