using OpsConsole.Core.Notifications.Preferences;

namespace OpsConsole.Core.Notifications.Letters;

public sealed class RegistrationWaitingMessage : NoticeTemplate
{
    public static readonly RegistrationWaitingMessage Is = new();

    public override string Key => "registration-waiting";

    public override string Name => "Registration waits";

    public override string When => "Somebody registered and waits; to those who manage users.";

    public override NoticeKind Kind => KindOf(NotificationSources.RegistrationConfirmed);

    public override string Many => "registrations";

    protected override string Page => "users/registrations";

    protected override string ExampleLine => "Priya Nair";

    protected override NoticeText Text { get; } = new("Waits for you", "Somebody waits to be let in", "They confirmed their address and cannot begin before you decide:", "Decide");
}
