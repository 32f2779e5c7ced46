using OpsConsole.Core.Live;
using OpsConsole.Core.Views;

namespace OpsConsole.Web.Parts.Lists;

/// <summary>The saved views of each tenant, read once however many look; everybody picks theirs.</summary>
public sealed class SavedViewViews(SavedViewsQuery query, LiveFeed feed, TimeProvider clock, ILogger<SavedViewViews> log)
{
    public SharedViews<long, SavedViews> Views { get; } =
        new(feed, clock, log, tenantId => [Topic.Room(tenantId, "saved-view")], (tenantId, _, ct) => query.LoadAsync(tenantId, ct));
}
