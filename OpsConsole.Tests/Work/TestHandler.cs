using OpsConsole.Core.Work;

namespace OpsConsole.Tests.Work;

/// <summary>A handler whose work a test gives.</summary>
internal sealed class TestHandler(Func<WorkRun, CancellationToken, Task> work) : IWorkHandler
{
    public const string Name = "test.work";

    public string Kind => Name;

    public Task RunAsync(WorkRun run, CancellationToken ct) => work(run, ct);
}
