using OpsConsole.Core.Notifications.Preferences;

namespace OpsConsole.Core.Notifications.Letters;

public sealed class OfferLapsedMessage : NoticeTemplate
{
    public static readonly OfferLapsedMessage Is = new();

    public override string Key => "offer-lapsed";

    public override string Name => "Offer lapsed";

    public override string When => "A partner did not answer in time; to that partner.";

    public override NoticeKind Kind => KindOf(NotificationSources.OfferLapsed);

    public override string Many => "leads";

    protected override string Page => "portal/offers";

    protected override string ExampleLine => "118 Cedar Street, Galt";

    protected override NoticeText Text { get; } = new("Lapsed", "Your time to answer is over", "This was offered to you and has gone to the next partner:", "See past offers");
}
