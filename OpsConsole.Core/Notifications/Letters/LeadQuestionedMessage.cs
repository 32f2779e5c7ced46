using OpsConsole.Core.Notifications.Preferences;

namespace OpsConsole.Core.Notifications.Letters;

public sealed class LeadQuestionedMessage : NoticeTemplate
{
    public static readonly LeadQuestionedMessage Is = new();

    public override string Key => "lead-questioned";

    public override string Name => "Question about a lead";

    public override string When => "Somebody asks about a lead; to the agent who submitted it.";

    public override NoticeKind Kind => KindOf(NotificationSources.LeadQuestioned);

    public override string Many => "questions";

    protected override string Page => "portal/leads";

    protected override string ExampleLine => "118 Cedar Street, Galt (Maria Keller): Is the house vacant?";

    protected override NoticeText Text { get; } = new("A question", "A question about your lead", "The review goes on once it is answered:", "Answer");
}
