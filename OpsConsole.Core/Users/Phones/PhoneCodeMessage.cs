using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Users.Phones;

public sealed class PhoneCodeMessage : MessageTemplate
{
    public static readonly PhoneCodeMessage Is = new();

    public override string Key => "phone-code";

    public override string Name => "Code for a phone";

    public override MessagePurpose Purpose => MessagePurpose.Account;

    public override string When => "Somebody wants to show that a phone number is theirs.";

    protected override IReadOnlyList<TemplateVariable> Own { get; } =
    [
        new("code", "Six digits", "482913") { IsNeeded = true, IsSecret = true },
    ];

    public override bool IsOnlyText => true;

    public override TemplateWords Words { get; } = new("", "", "");

    public override string SmsWords => "{{code}} is your code. It works for 10 minutes. We never ask you for it.";
}
