using OpsConsole.Core.Activity;

namespace OpsConsole.Core.Live;

/// <summary>Which ids changed under a topic. No payload: listeners ask the database again, under their own permissions.</summary>
public sealed record LiveSignal(Topic Topic, IReadOnlyList<long> Ids)
{
    public static IEnumerable<LiveSignal> Of(ActivityEntry entry) => Of(entry.TenantId, entry.SubjectKind, entry.SubjectId);

    public static IEnumerable<LiveSignal> Of(long tenantId, string subjectKind, long id) =>
    [
        new(Topic.Room(tenantId, subjectKind), [id]),
        new(Topic.One(tenantId, subjectKind, id), [id]),
    ];
}
