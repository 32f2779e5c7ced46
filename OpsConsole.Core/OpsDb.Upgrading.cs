using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Upgrades;

namespace OpsConsole.Core;

public abstract partial class OpsDb
{
    public DbSet<DoneStep> DoneSteps => Set<DoneStep>();

    internal DateTime NowUtc => Services.Clock.GetUtcNow().UtcDateTime;

    /// <summary>Notes a step of an upgrade as done; the next save writes it, and fails when another node did it meanwhile.</summary>
    /// <param name="of">The tenant's id, or <see cref="DoneStep.Everybody"/>.</param>
    public void MarkDone(string step, long of = DoneStep.Everybody) =>
        DoneSteps.Add(new DoneStep { Of = of, Name = step, DoneAtUtc = NowUtc });
}
