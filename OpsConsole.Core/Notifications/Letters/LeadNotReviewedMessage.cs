using OpsConsole.Core.Notifications.Preferences;

namespace OpsConsole.Core.Notifications.Letters;

public sealed class LeadNotReviewedMessage : NoticeTemplate
{
    public static readonly LeadNotReviewedMessage Is = new();

    public override string Key => "lead-not-reviewed";

    public override string Name => "Lead closed without a decision";

    public override string When => "Nobody decided about a lead in time; to the agent who submitted it.";

    public override NoticeKind Kind => KindOf(NotificationSources.LeadRejected);

    public override string Many => "leads";

    protected override string Page => "portal/leads";

    protected override string ExampleLine => "118 Cedar Street, Galt: If the owner still wants to sell, tell your manager and they can open it again.";

    protected override NoticeText Text { get; } = new("Closed without a decision", "Closed without a decision", "Nobody came to a decision about this in time:", "Open my leads");
}
