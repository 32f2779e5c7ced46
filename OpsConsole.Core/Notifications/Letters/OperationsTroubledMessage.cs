using OpsConsole.Core.Notifications.Preferences;

namespace OpsConsole.Core.Notifications.Letters;

public sealed class OperationsTroubledMessage : NoticeTemplate
{
    public static readonly OperationsTroubledMessage Is = new();

    public override string Key => "operations-troubled";

    public override string Name => "Job or work failed";

    public override string When => "A job fails or is late, work is given up, or mail comes back or is complained about too often; to those who look after it.";

    public override NoticeKind Kind => KindOf(NotificationSources.JobFailed);

    public override string Many => "things";

    protected override string Page => "notifications";

    protected override string ExampleLine => "expire-leads: The database did not answer.";

    protected override NoticeText Text { get; } = new("Needs a look", "Something did not run", "It does not come right by itself:", "Open the console");
}
