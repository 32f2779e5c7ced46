using OpsConsole.Core.Notifications.Preferences;

namespace OpsConsole.Core.Notifications.Letters;

public sealed class LeadAnsweredMessage : NoticeTemplate
{
    public static readonly LeadAnsweredMessage Is = new();

    public override string Key => "lead-answered";

    public override string Name => "Question answered";

    public override string When => "An agent answers; to whoever asked.";

    public override NoticeKind Kind => KindOf(NotificationSources.LeadAnswered);

    public override string Many => "answers";

    protected override string Page => "leads/board";

    protected override string ExampleLine => "118 Cedar Street, Galt (Ana Duarte): Since May.";

    protected override NoticeText Text { get; } = new("Answered", "Your question is answered", "You can decide now:", "Open the board");
}
