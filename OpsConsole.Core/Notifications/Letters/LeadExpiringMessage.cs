using OpsConsole.Core.Notifications.Preferences;

namespace OpsConsole.Core.Notifications.Letters;

public sealed class LeadExpiringMessage : NoticeTemplate
{
    public static readonly LeadExpiringMessage Is = new();

    public override string Key => "lead-expiring";

    public override string Name => "Countdown ends soon";

    public override string When => "A countdown ends soon; to the manager who approved and the agent.";

    public override NoticeKind Kind => KindOf(NotificationSources.LeadExpiring);

    public override string Many => "leads";

    public override string SmsWords => "The countdown ends soon and nobody has bought this yet: {{list}} {{open_link}} Reply STOP to end.";

    protected override string Page => "notifications";

    protected override string ExampleLine => "118 Cedar Street, Galt";

    protected override NoticeText Text { get; } = new("Ends soon", "The countdown ends soon", "Nobody has bought this yet, and its time is nearly over:", "Open the console");
}
