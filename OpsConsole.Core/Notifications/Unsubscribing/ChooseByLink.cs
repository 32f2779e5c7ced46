using OpsConsole.Core.Notifications.Preferences;

namespace OpsConsole.Core.Notifications.Unsubscribing;

/// <summary>All that the page of choices asks, at once.</summary>
/// <param name="Ticked">By kind and channel; what is not here is not wanted.</param>
public sealed record ChosenNotices(bool IsMailOff, IReadOnlySet<(string Kind, NoticeChannel Channel)> Ticked);

/// <summary>
/// Saves what somebody chose on the page that a link of their mail leads to. Texts can be ended there and not begun: a yes to them needs the
/// person, and a mail may have been handed on.
/// </summary>
public sealed class ChooseByLink(OpsDbs dbs, ChoiceLinks links, MailChoicesQuery query, TimeProvider clock)
{
    public Task<Result<MailChoices>> RunAsync(string token, ChosenNotices chosen, CancellationToken ct) =>
        dbs.ChangeByLinkAsync(links, query, token, choices => [.. WishesOf(choices, chosen)], "preference page", clock, ct);

    private static IEnumerable<NoticeWish> WishesOf(MailChoices choices, ChosenNotices chosen)
    {
        yield return NoticeWish.AllMail(!chosen.IsMailOff);
        foreach (var kind in choices.Kinds)
            foreach (var channel in kind.Channels.Where(channel => choices.HasAccount ? channel != NoticeChannel.Text || choices.AgreedToTexts : channel == NoticeChannel.Mail))
            {
                var wanted = chosen.Ticked.Contains((kind.Key, channel));
                // Texts that were not on are not begun here.
                if (channel != NoticeChannel.Text || !wanted || choices.Own.Choices.Wants(kind, channel))
                    yield return new(kind, channel, wanted);
            }
    }
}
