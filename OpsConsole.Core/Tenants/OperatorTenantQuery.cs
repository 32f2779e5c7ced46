namespace OpsConsole.Core.Tenants;

/// <summary>Which tenant's people run the installation.</summary>
public sealed class OperatorTenantQuery(OpsDbs dbs)
{
    public async Task<long> LoadAsync(CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        return await db.OperatorTenantIdAsync(ct);
    }
}
