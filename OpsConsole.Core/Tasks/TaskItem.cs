using OpsConsole.Core.Activity;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Tasks;

public enum TaskState
{
    Open,
    Done,
}

/// <summary>Something to be done by a day, by somebody or whoever comes first; often about a lead or an opportunity.</summary>
public sealed class TaskItem : ITenantOwned, IVersioned, IActivitySubject
{
    public const int TitleLength = 200;
    public const int NameLength = 160;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public long Version { get; private set; }

    public required string Title { get; init; }

    /// <summary>A day on the calendar, in no zone.</summary>
    public DateOnly? DueOn { get; init; }

    public long? LeadId { get; init; }

    public long? OpportunityId { get; init; }

    public TaskState State { get; private set; }

    /// <summary>Null for whoever comes first.</summary>
    public long? AssigneeUserId { get; private set; }

    public string? AssigneeName { get; private set; }

    public long? CreatedByUserId { get; init; }

    public required string CreatedByName { get; init; }

    public DateTime CreatedAtUtc { get; init; }

    public DateTime? CompletedAtUtc { get; private set; }

    public string? CompletedByName { get; private set; }

    string IActivitySubject.SubjectKind => "task";

    public Error? Assign(long? userId, string? name)
    {
        if (State == TaskState.Done)
            return new TaskIsDone(CompletedByName);
        if (userId == AssigneeUserId)
            return new TaskIsAssigned(AssigneeName);
        (AssigneeUserId, AssigneeName) = (userId, userId is null ? null : name);
        return null;
    }

    public Error? Complete(Actor actor, DateTime nowUtc)
    {
        if (State == TaskState.Done)
            return new TaskIsDone(CompletedByName);
        (State, CompletedAtUtc, CompletedByName) = (TaskState.Done, nowUtc, actor.Name);
        return null;
    }

    public Error? Reopen()
    {
        if (State == TaskState.Open)
            return new TaskIsOpen();
        (State, CompletedAtUtc, CompletedByName) = (TaskState.Open, null, null);
        return null;
    }
}

/// <summary>A task as the actor saw it.</summary>
public readonly record struct TaskRef(long Id, long Version);
