using OpsConsole.Core.Notifications.Preferences;

namespace OpsConsole.Core.Notifications.Letters;

public sealed class MentionedMessage : NoticeTemplate
{
    public static readonly MentionedMessage Is = new();

    public override string Key => "mentioned";

    public override string Name => "Mentioned in a note";

    public override string When => "Somebody is mentioned in a note.";

    public override NoticeKind Kind => KindOf(NotificationSources.LeadNoted);

    public override string Many => "notes";

    protected override string Page => "notifications";

    protected override string ExampleLine => "118 Cedar Street, Galt (Sam Okafor): @Maria, can you call her?";

    protected override NoticeText Text { get; } = new("You are mentioned", "You are mentioned", "Somebody wrote about you or for you:", "Open the console");
}
