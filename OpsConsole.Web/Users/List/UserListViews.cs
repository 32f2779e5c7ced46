using OpsConsole.Core.Live;
using OpsConsole.Core.Users.Listing;
using OpsConsole.Web.Parts.Lists;

namespace OpsConsole.Web.Users.List;

/// <summary>
/// The lists of users this node shows: each asked and written once however many look at it, and asked again when an account of the tenant
/// changes.
/// </summary>
public sealed class UserListViews
{
    private readonly UserListQuery query;

    public UserListViews(UserListQuery query, UserIndexes indexes, LiveFeed feed, TimeProvider clock, ILogger<UserListViews> log)
    {
        this.query = query;
        Lists = new(feed, clock, log, TopicsOf, LoadAsync);

        IReadOnlyCollection<Topic> TopicsOf(ListKey key)
        {
            indexes.Attend(key.TenantId);
            return [Topic.Room(key.TenantId, "user")];
        }
    }

    public SharedViews<ListKey, ListShown<UserListRow>> Lists { get; }

    private async Task<ListShown<UserListRow>> LoadAsync(ListKey key, ListShown<UserListRow>? before, CancellationToken ct)
    {
        var list = await query.LoadAsync(new(key.TenantId, key.Filter, UserSort.Parse(key.Sort), key.Skip, key.Take), ct);
        var columns = UserListColumn.Parse(key.Columns);
        return ListShown.After(before, list.Total, list.Rows, row => row.Id, row => new(row.Id, row, row.Name, null, null, UserCells.Of(row, columns)));
    }
}
