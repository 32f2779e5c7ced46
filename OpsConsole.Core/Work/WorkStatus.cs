namespace OpsConsole.Core.Work;

public enum WorkStatus
{
    Waiting,
    Running,
    Done,

    /// <summary>Out of attempts, or refused for good. Kept until somebody requeues or discards it.</summary>
    Dead,
    Discarded,
}
