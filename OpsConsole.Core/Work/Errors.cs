namespace OpsConsole.Core.Work;

public sealed record WorkIsNotDead(WorkStatus Status)
    : Error($"This work is {Status.ToString().ToLowerInvariant()}; only work that was given up or discarded can be queued again.");

public sealed record WorkCannotBeDiscarded(WorkStatus Status)
    : Error(Status == WorkStatus.Running
        ? "This work is running; wait until it ends or fails."
        : $"This work is {Status.ToString().ToLowerInvariant()}; there is nothing to discard.");
