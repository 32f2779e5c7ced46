using OpsConsole.Core.Messages.Bounces;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Messages.Sms;

namespace OpsConsole.Web.Messages;

/// <summary>What people read of messages.</summary>
public static class MessageWords
{
    public static string Of(MessageShelf shelf) => shelf switch
    {
        MessageShelf.InDoubt => "In doubt",
        MessageShelf.Sending => "Being sent",
        MessageShelf.HeldBack => "Held back",
        MessageShelf.CalledOff => "Called off",
        MessageShelf.Returned => "Came back",
        _ => shelf.ToString(),
    };

    public static string Of(MessageRow row) => row.ReturnedAtUtc is not null && row.State == MessageState.Sent ? "Came back" : row.State switch
    {
        MessageState.InDoubt => "In doubt",
        MessageState.Sending => "Being sent",
        MessageState.Suppressed => "Held back",
        MessageState.Cancelled => "Called off",
        MessageState.Waiting when row.Attempts > 0 => "Tries again",
        MessageState.Sent when row.IsSimulated => "Sent to the simulator",
        _ => row.State.ToString(),
    };

    public static string ToneOf(MessageRow row) => row.State switch
    {
        MessageState.Sent when row.ReturnedAtUtc is null => "good",
        MessageState.InDoubt => "warn",
        MessageState.Waiting when row.Attempts > 0 => "warn",
        MessageState.Sending => "info",
        MessageState.Waiting or MessageState.Suppressed or MessageState.Cancelled => "ink-3",
        _ => "bad",
    };

    /// <summary>How far a text has come.</summary>
    public static string Of(TextDelivery delivery) => delivery switch
    {
        TextDelivery.Queued => "With the provider",
        TextDelivery.Sent => "With the phone company",
        TextDelivery.Delivered => "On the phone",
        TextDelivery.Undelivered => "Did not arrive",
        _ => "Failed at the provider",
    };

    public static string Of(TextWord word) => word switch
    {
        TextWord.Other => "Words to read",
        _ => word.ToString().ToUpperInvariant(),
    };

    public static string ToneOf(TextWord word) => word switch
    {
        TextWord.Stop => "bad",
        TextWord.Start => "good",
        TextWord.Help => "info",
        _ => "warn",
    };

    /// <summary>"2 segments, $0.0166".</summary>
    public static string Segments(MessageRow row) => row.Segments is not { } count ? "" : $"{count} segment{(count == 1 ? "" : "s")}{(row.CostMicros is { } cost ? $", {Integrations.IntegrationWords.Dollars(cost)}" : "")}";

    /// <summary>"opened, link followed"; null where nothing is known.</summary>
    public static string? Reading(MessageRow row) => (row.OpenedAtUtc, row.ClickedAtUtc) switch
    {
        (_, not null) => "link followed",
        (not null, _) => "opened",
        _ => null,
    };

    public static string EmptyTitle(MessageShelf shelf) => shelf switch
    {
        MessageShelf.InDoubt => "Nothing is in doubt",
        MessageShelf.Failed => "Nothing failed",
        MessageShelf.Waiting => "Nothing waits",
        MessageShelf.Sending => "Nothing is being sent",
        MessageShelf.Sent => "Nothing was sent yet",
        MessageShelf.Returned => "Nothing came back",
        MessageShelf.HeldBack => "Nothing was held back",
        _ => "Nothing was called off",
    };

    public static string Of(MessageEventKind kind) => kind switch
    {
        MessageEventKind.AttemptFailed => "An attempt failed",
        MessageEventKind.SoftBounce => "Came back for now",
        MessageEventKind.HardBounce => "Came back for good",
        MessageEventKind.Complaint => "Its reader complained",
        MessageEventKind.Delivery => "Word of its delivery",
        MessageEventKind.NotDelivered => "Did not arrive",
        MessageEventKind.SentAgain => "Queued again",
        MessageEventKind.Settled => "Settled",
        MessageEventKind.Opened => "Opened",
        MessageEventKind.Clicked => "A link was followed",
        MessageEventKind.Fetched => "A machine looked at it",
        _ => "Called off",
    };

    public static string Of(SuppressionReason reason) => reason switch
    {
        SuppressionReason.HardBounce => "Mail came back for good",
        SuppressionReason.SoftBounces => "Mail came back too often",
        SuppressionReason.Complaint => "Its reader complained",
        _ => "Its reader wants none",
    };
}
