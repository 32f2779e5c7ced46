using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Jobs;

/// <summary>The plans as nodes need them: each job has its row from the first start on, and every node reads them anew.</summary>
public sealed class JobPlans(OpsDbs dbs, JobBook book, TimeProvider clock)
{
    /// <summary>Adds the rows that are missing. Two nodes may start at once; the index lets one row stand.</summary>
    public async Task EnsureAsync(CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        var present = await db.JobPlans.Select(plan => plan.Job).ToListAsync(ct);
        foreach (var job in book.All.Where(job => !present.Contains(job.Name)))
            try
            {
                db.JobPlans.Add(new JobPlan { Job = job.Name, UpdatedAtUtc = clock.GetUtcNow().UtcDateTime });
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException)
            {
                db.ChangeTracker.Clear();
                if (!await db.JobPlans.AnyAsync(plan => plan.Job == job.Name, ct))
                    throw;
            }
    }

    public async Task<IReadOnlyList<JobPlan>> AllAsync(CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        return await db.JobPlans.AsNoTracking().OrderBy(plan => plan.Id).ToListAsync(ct);
    }

    public async Task<JobPlan?> FindAsync(string job, CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        return await db.JobPlans.AsNoTracking().FirstOrDefaultAsync(plan => plan.Job == job, ct);
    }

    /// <summary>The run that was asked for has its row: whoever asks again gets another.</summary>
    public async Task AskedRunBeganAsync(string job, DateTime askedAtUtc, CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        var now = clock.GetUtcNow().UtcDateTime;
        await db.JobPlans.Where(plan => plan.Job == job && plan.AskedAtUtc == askedAtUtc).ExecuteUpdateAsync(set => set
            .SetProperty(plan => plan.AskedAtUtc, (DateTime?)null)
            .SetProperty(plan => plan.AskedByName, (string?)null)
            .SetProperty(plan => plan.UpdatedAtUtc, now), ct);
    }
}
