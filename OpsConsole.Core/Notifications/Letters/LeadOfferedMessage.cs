using OpsConsole.Core.Notifications.Preferences;

namespace OpsConsole.Core.Notifications.Letters;

public sealed class LeadOfferedMessage : NoticeTemplate
{
    public static readonly LeadOfferedMessage Is = new();

    public override string Key => "lead-offered";

    public override string Name => "Lead offered to a partner";

    public override string When => "A lead is offered to a partner.";

    public override NoticeKind Kind => KindOf(NotificationSources.LeadOffered);

    public override string Many => "leads";

    protected override string Page => "portal/offers";

    protected override string ExampleLine => "118 Cedar Street, Galt";

    protected override NoticeText Text { get; } = new("Offered to you", "A lead for you", "This is offered to you and to nobody else until your time to answer is over:", "Answer the offer") { After = "Who does not answer in time is passed over; the lead goes to the next partner." };
}
