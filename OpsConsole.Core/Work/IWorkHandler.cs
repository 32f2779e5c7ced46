namespace OpsConsole.Core.Work;

/// <summary>
/// Runs one kind of queued work. It may be stopped at any point and started again, on another node: it saves its results together with
/// its place through <see cref="WorkRun"/>, and goes on from there.
/// </summary>
public interface IWorkHandler
{
    string Kind { get; }

    /// <exception cref="WorkIsHopeless">Trying again cannot help; the item is dead at once.</exception>
    Task RunAsync(WorkRun run, CancellationToken ct);
}
