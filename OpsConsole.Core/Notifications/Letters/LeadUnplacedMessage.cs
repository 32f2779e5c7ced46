using OpsConsole.Core.Notifications.Preferences;

namespace OpsConsole.Core.Notifications.Letters;

public sealed class LeadUnplacedMessage : NoticeTemplate
{
    public static readonly LeadUnplacedMessage Is = new();

    public override string Key => "lead-unplaced";

    public override string Name => "No partner for a lead";

    public override string When => "No partner takes a lead; to the manager who approved it.";

    public override NoticeKind Kind => KindOf(NotificationSources.LeadUnplaced);

    public override string Many => "leads";

    protected override string Page => "notifications";

    protected override string ExampleLine => "118 Cedar Street, Galt: All partners were asked.";

    protected override NoticeText Text { get; } = new("No partner", "No partner takes it", "Nobody in the rotation can take this. It waits for your decision:", "Open the console");
}
