using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Messages.Sms;

/// <summary>What STOP, START and HELP are answered with. Its words are settings, because carriers ask for them in a form of their own.</summary>
public sealed class TextAnswerMessage : MessageTemplate
{
    public static readonly TextAnswerMessage Is = new();

    public override string Key => "text-answer";

    public override string Name => "Answer to STOP, START or HELP";

    public override MessagePurpose Purpose => MessagePurpose.Account;

    public override string When => "Somebody sent us one of these words by text.";

    protected override IReadOnlyList<TemplateVariable> Own { get; } =
    [
        new("answer", "What the settings say", "Reply STOP to end, START to begin again. Questions: call us.") { IsNeeded = true, HasLines = true },
    ];

    public override bool IsOnlyText => true;

    public override TemplateWords Words { get; } = new("", "", "");

    public override string SmsWords => "{{answer}}";
}
