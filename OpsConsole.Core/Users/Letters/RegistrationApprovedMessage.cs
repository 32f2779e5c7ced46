using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Users.Letters;

public sealed class RegistrationApprovedMessage : MessageTemplate
{
    public static readonly RegistrationApprovedMessage Is = new();

    public override string Key => "registration-approved";

    public override string Name => "Registration approved";

    public override MessagePurpose Purpose => MessagePurpose.Account;

    public override string When => "An administrator approved a registration.";

    protected override IReadOnlyList<TemplateVariable> Own { get; } =
    [
        TemplateVariable.Page("sign_in_link", "Where people sign in", "sign-in?returnUrl=%2Fwelcome") with { IsNeeded = true },
    ];

    public override TemplateWords Words { get; } = new(
        "Your OpsConsole account is open",
        """
        <h1>Your account is open</h1>
        <p>Hello {{user_name}},</p>
        <p>your registration was approved.</p>
        <p><a class="button" href="{{sign_in_link}}">Sign in</a></p>
        """,
        """
        Hello {{user_name}},

        your registration was approved. Sign in: {{sign_in_link}}
        """);
}
