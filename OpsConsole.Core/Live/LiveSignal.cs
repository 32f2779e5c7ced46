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

    /// <summary>One signal a topic, so that a save of a hundred leads is one piece of news to whoever watches them all.</summary>
    public static IReadOnlyList<LiveSignal> Together(IEnumerable<LiveSignal> signals) =>
        [.. signals.GroupBy(signal => signal.Topic).Select(group => new LiveSignal(group.Key, [.. group.SelectMany(signal => signal.Ids).Distinct()]))];
}
