using OpsConsole.Core.Notifications.Preferences;

namespace OpsConsole.Core.Notifications.Letters;

public sealed class FlagChangedMessage : NoticeTemplate
{
    public static readonly FlagChangedMessage Is = new();

    public override string Key => "flag-changed";

    public override string Name => "Flag stopped or proposed";

    public override string When => "A flag is stopped, or a change of one is proposed; to those who may change flags.";

    public override NoticeKind Kind => KindOf(NotificationSources.FlagProposed);

    public override string Many => "flags";

    protected override string Page => "flags";

    protected override string ExampleLine => "lead-scores (Iris Novak): Wrong scores since noon.";

    protected override NoticeText Text { get; } = new("Flags", "A flag needs a look", "This happened:", "Open the flags");
}
