using OpsConsole.Core.Live;
using OpsConsole.Core.Work;

namespace OpsConsole.Web.Shell.Tray;

/// <param name="Open">The items at work or waiting, whose progress is listened to; see <see cref="MyWorkShown.Open"/>.</param>
public sealed record MyWorkKey(long TenantId, long UserId, string Open = "");

public sealed record MyWorkShown(IReadOnlyList<MyWork> Items)
{
    /// <summary>Their ids, parted by commas: "12,14".</summary>
    public string Open => string.Join(',', Items.Where(item => item.IsOpen).Select(item => item.Id));
}

/// <summary>The trays that are open on this node, each read once however many tabs their owner has.</summary>
public sealed class MyWorkViews(MyWorkQuery query, LiveFeed feed, TimeProvider clock, ILogger<MyWorkViews> log)
{
    public SharedViews<MyWorkKey, MyWorkShown> Views { get; } = new(
        feed, clock, log, TopicsOf, async (key, _, ct) => new MyWorkShown(await query.LoadAsync(key.TenantId, key.UserId, WorkKinds.All, ct)));

    private static Topic[] TopicsOf(MyWorkKey key) =>
    [
        Topic.One(key.TenantId, WorkItem.OfUser, key.UserId),
        .. key.Open.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => Topic.One(key.TenantId, WorkItem.Subject, long.Parse(id, System.Globalization.CultureInfo.InvariantCulture))),
    ];
}
