using OpsConsole.Core.Messages;
using OpsConsole.Core.Notifications.Quiet;
using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Notifications.Digests;

/// <param name="Mail">Null when there was nothing to say, so that none was sent.</param>
public sealed record OwnDigest(DigestWeek Week, RenderedMessage? Mail);

/// <summary>The actor's own digest of the last week that is over, as it would be written now.</summary>
public sealed class OwnDigestQuery(OpsDbs dbs, PeopleTimes times, WeekInFigures counting, IConsoleAddress address, TimeProvider clock)
{
    public async Task<OwnDigest> LoadAsync(Actor actor, MailLight light, CancellationToken ct)
    {
        var (now, userId) = (clock.GetUtcNow().UtcDateTime, actor.UserId ?? 0);
        await using var db = dbs.Open(actor);
        var week = DigestWeek.Before(now, await times.ZoneAsync(db, userId, ct));
        var digest = (await new WritingDigests(counting, week, now).WriteAsync(db, [userId], ct))[userId];
        if (digest.IsEmpty)
            return new(week, null);
        var template = WeeklyDigestMessage.Is;
        var live = await db.LiveTemplateAsync(template, ct);
        var values = new Dictionary<string, string>(digest.Values(now)) { [TemplateVariable.UserName.Name] = actor.Name };
        foreach (var page in template.Variables.Where(variable => variable.Path is not null))
            values[page.Name] = new Uri(address.Uri, page.Path!).ToString();
        return new(week, TemplateRendering.Render(template, live.Content.Of(live.Content.VariantFor(template.Key, userId)), values, await db.FrameAsync(template, address.Uri, ct), light));
    }
}
