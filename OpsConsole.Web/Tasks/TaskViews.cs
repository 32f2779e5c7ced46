using OpsConsole.Core.Live;
using OpsConsole.Core.Tasks;

namespace OpsConsole.Web.Tasks;

/// <summary>The lists of tasks that are open on this node.</summary>
public sealed class TaskViews(TaskListQuery query, LiveFeed feed, TimeProvider clock, ILogger<TaskViews> log)
{
    public SharedViews<TaskListKey, IReadOnlyList<TaskLine>> Views { get; } = new(
        feed, clock, log, key => [Topic.Room(key.TenantId, "task")], (key, _, ct) => query.LoadAsync(key, ct));
}
