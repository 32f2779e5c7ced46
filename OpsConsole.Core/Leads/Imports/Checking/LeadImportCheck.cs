using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Leads.Imports.Checking;

/// <summary>What a check of an import's whole file came to, before the start. One an import; a new check takes its place, the start sweeps it.</summary>
public sealed class LeadImportCheck : ITenantOwned
{
    public long ImportId { get; init; }

    public long TenantId { get; init; }

    /// <summary>The queued work that makes it. An older one finds that it is not the one and ends.</summary>
    public long WorkItemId { get; set; }

    public int Ready { get; private set; }

    /// <summary>Lines that would change a lead which is already here.</summary>
    public int Updates { get; private set; }

    /// <summary>Lines whose address is listed and that would change nothing, or whose address stands further up in the file.</summary>
    public int Here { get; private set; }

    public int Wrong { get; private set; }

    public int LeftOut { get; private set; }

    public DateTime? FinishedAtUtc { get; private set; }

    public int RowsDone => Ready + Updates + Here + Wrong + LeftOut;

    public void Begin(long workItemId)
    {
        WorkItemId = workItemId;
        Restart();
    }

    public void Restart() => (Ready, Updates, Here, Wrong, LeftOut, FinishedAtUtc) = (0, 0, 0, 0, 0, null);

    public void Advance(int ready, int updates, int here, int wrong, int leftOut) =>
        (Ready, Updates, Here, Wrong, LeftOut) = (Ready + ready, Updates + updates, Here + here, Wrong + wrong, LeftOut + leftOut);

    public void Finish(DateTime nowUtc) => FinishedAtUtc = nowUtc;
}
