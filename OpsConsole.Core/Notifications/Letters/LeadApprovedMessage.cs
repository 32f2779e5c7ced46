using OpsConsole.Core.Notifications.Preferences;

namespace OpsConsole.Core.Notifications.Letters;

public sealed class LeadApprovedMessage : NoticeTemplate
{
    public static readonly LeadApprovedMessage Is = new();

    public override string Key => "lead-approved";

    public override string Name => "Lead approved";

    public override string When => "A lead is approved; to the agent who submitted it.";

    public override NoticeKind Kind => KindOf(NotificationSources.LeadApproved);

    public override string Many => "leads";

    protected override string Page => "portal/leads";

    protected override string ExampleLine => "118 Cedar Street, Galt (Maria Keller)";

    protected override NoticeText Text { get; } = new("Approved", "Approved", "This is on the marketplace now, and its countdown runs:", "Open my leads");
}
