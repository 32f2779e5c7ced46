using OpsConsole.Core.Notifications.Preferences;

namespace OpsConsole.Core.Notifications.Letters;

public sealed class GivenToYouMessage : NoticeTemplate
{
    public static readonly GivenToYouMessage Is = new();

    public override string Key => "given-to-you";

    public override string Name => "Something is given to somebody";

    public override string When => "A lead, an opportunity or a task is given to somebody.";

    public override NoticeKind Kind => KindOf(NotificationSources.LeadAssigned);

    public override string Many => "things";

    protected override string Page => "notifications";

    protected override string ExampleLine => "118 Cedar Street, Galt (Maria Keller)";

    protected override NoticeText Text { get; } = new("Given to you", "Given to you", "This is yours now:", "Open the console");
}
