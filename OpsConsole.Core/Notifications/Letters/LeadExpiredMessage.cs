using OpsConsole.Core.Notifications.Preferences;

namespace OpsConsole.Core.Notifications.Letters;

public sealed class LeadExpiredMessage : NoticeTemplate
{
    public static readonly LeadExpiredMessage Is = new();

    public override string Key => "lead-expired";

    public override string Name => "Lead expired";

    public override string When => "A countdown is over; to the manager who approved.";

    public override NoticeKind Kind => KindOf(NotificationSources.LeadExpired);

    public override string Many => "leads";

    protected override string Page => "leads/board";

    protected override string ExampleLine => "118 Cedar Street, Galt";

    protected override NoticeText Text { get; } = new("Ran out unsold", "Ran out unsold", "The countdown is over and nobody bought this. It is offered to partners next:", "Open the board");
}
