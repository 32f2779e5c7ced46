using OpsConsole.Core.Notifications.Preferences;

namespace OpsConsole.Core.Notifications.Letters;

public sealed class LeadRejectedMessage : NoticeTemplate
{
    public static readonly LeadRejectedMessage Is = new();

    public override string Key => "lead-rejected";

    public override string Name => "Lead rejected";

    public override string When => "A lead is rejected; to the agent who submitted it.";

    public override NoticeKind Kind => KindOf(NotificationSources.LeadRejected);

    public override string Many => "leads";

    protected override string Page => "portal/leads";

    protected override string ExampleLine => "118 Cedar Street, Galt (Maria Keller): The owner sold in May.";

    protected override NoticeText Text { get; } = new("Rejected", "Rejected", "This was looked at and does not go on the marketplace:", "Open my leads") { After = "What was missing can be mended: submit the lead again with it, or ask your manager." };
}
