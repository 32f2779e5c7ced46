using System.Text.Json;

namespace OpsConsole.Core.Notifications.Preferences;

/// <summary>
/// What somebody wants to hear of, and how: one small JSON document that says only what differs from the usual of each kind,
/// <c>{"imports":["Mail"],"flags":[]}</c>.
/// </summary>
public sealed class NoticeChoices
{
    public const int Length = 2_000;

    private readonly Dictionary<string, IReadOnlyList<NoticeChannel>> byKind;

    private NoticeChoices(Dictionary<string, IReadOnlyList<NoticeChannel>> byKind) => this.byKind = byKind;

    public static NoticeChoices Usual { get; } = new([]);

    /// <summary>What a later version no longer knows does not count.</summary>
    public static NoticeChoices Read(string? json)
    {
        if (string.IsNullOrEmpty(json))
            return Usual;
        var kept = JsonSerializer.Deserialize<Dictionary<string, string[]>>(json) ?? [];
        return new(kept.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<NoticeChannel>)[.. pair.Value.Where(name => Enum.TryParse<NoticeChannel>(name, out _)).Select(Enum.Parse<NoticeChannel>)]));
    }

    public bool Wants(NoticeKind kind, NoticeChannel channel) => kind.Channels.Contains(channel) && byKind.GetValueOrDefault(kind.Key, kind.Usual).Contains(channel);

    public NoticeChoices With(NoticeKind kind, NoticeChannel channel, bool wanted)
    {
        var channels = kind.Channels.Where(one => one == channel ? wanted : Wants(kind, one)).ToArray();
        var next = new Dictionary<string, IReadOnlyList<NoticeChannel>>(byKind);
        if (channels.SequenceEqual(kind.Usual))
            next.Remove(kind.Key);
        else
            next[kind.Key] = channels;
        return new(next);
    }

    public string Print() => JsonSerializer.Serialize(byKind.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => pair.Value.Select(channel => channel.ToString())));
}
