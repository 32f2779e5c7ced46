using OpsConsole.Core.Notifications.Preferences;

namespace OpsConsole.Core.Notifications.Letters;

public sealed class ImportEndedMessage : NoticeTemplate
{
    public static readonly ImportEndedMessage Is = new();

    public override string Key => "import-ended";

    public override string Name => "Import ended";

    public override string When => "An import ends or fails; to whoever started it.";

    public override NoticeKind Kind => KindOf(NotificationSources.ImportFinished);

    public override string Many => "imports";

    protected override string Page => "leads/import";

    protected override string ExampleLine => "august.csv: 480 added, 12 were here already";

    protected override NoticeText Text { get; } = new("Import ended", "Your import has ended", "This came of it:", "Open the imports");
}
