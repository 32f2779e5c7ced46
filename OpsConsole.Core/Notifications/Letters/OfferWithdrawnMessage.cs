using OpsConsole.Core.Notifications.Preferences;

namespace OpsConsole.Core.Notifications.Letters;

public sealed class OfferWithdrawnMessage : NoticeTemplate
{
    public static readonly OfferWithdrawnMessage Is = new();

    public override string Key => "offer-withdrawn";

    public override string Name => "Offer withdrawn";

    public override string When => "An offer is taken back; to the partner who had it.";

    public override NoticeKind Kind => KindOf(NotificationSources.OfferWithdrawn);

    public override string Many => "leads";

    protected override string Page => "portal/offers";

    protected override string ExampleLine => "118 Cedar Street, Galt (Maria Keller): The owner sells to a neighbour.";

    protected override NoticeText Text { get; } = new("Withdrawn", "An offer was taken back", "This is no longer offered to you:", "See past offers");
}
