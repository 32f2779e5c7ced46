using OpsConsole.Core.Notifications.Preferences;

namespace OpsConsole.Core.Notifications.Letters;

public sealed class OfferAnsweredMessage : NoticeTemplate
{
    public static readonly OfferAnsweredMessage Is = new();

    public override string Key => "offer-answered";

    public override string Name => "Partner answered";

    public override string When => "A partner accepts or declines; to the manager who approved the lead.";

    public override NoticeKind Kind => KindOf(NotificationSources.LeadAccepted);

    public override string Many => "answers";

    protected override string Page => "notifications";

    protected override string ExampleLine => "118 Cedar Street, Galt: accepted by Blue Door";

    protected override NoticeText Text { get; } = new("Answered by a partner", "A partner answered", "This came of leads that were offered:", "Open the console");
}
