using OpsConsole.Core.Notifications.Preferences;

namespace OpsConsole.Core.Notifications.Letters;

public sealed class SecurityAlertedMessage : NoticeTemplate
{
    public static readonly SecurityAlertedMessage Is = new();

    public override string Key => "security-alerted";

    public override string Name => "Security alert";

    public override string When => "Something looks like an intrusion; to those who watch over security.";

    public override NoticeKind Kind => KindOf(NotificationSources.SecurityAlertRaised);

    public override string Many => "alerts";

    protected override string Page => "security";

    protected override string ExampleLine => "20 refused sign-ins from 203.0.113.9: The address is shut out.";

    protected override NoticeText Text { get; } = new("Security", "This may be an intrusion", "Have a look at it soon:", "Open security");
}
