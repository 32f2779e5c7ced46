namespace OpsConsole.Core.Work;

public sealed record WorkIsNotDead(WorkStatus Status)
    : Error($"This work is {Status.ToString().ToLowerInvariant()}; only work that was given up or discarded can be queued again.");

public sealed record WorkHasMovedOn(WorkStatus Status)
    : Error($"This work has moved on since you looked: it is {Status.ToString().ToLowerInvariant()} now. Nothing was changed.");

public sealed record DiscardNeedsAReason() : Error("Say why it is not needed; whoever queued it reads this.");

public sealed record DiscardReasonIsTooLong(int Most) : Error($"Please keep the reason under {Most} characters.");

public sealed record TooMuchWorkAtOnce(int Most) : Error($"Choose at most {Most} items at once.");

public sealed record WorkCannotBeDiscarded(WorkStatus Status)
    : Error(Status == WorkStatus.Running
        ? "This work is running; wait until it ends or fails."
        : $"This work is {Status.ToString().ToLowerInvariant()}; there is nothing to discard.");
