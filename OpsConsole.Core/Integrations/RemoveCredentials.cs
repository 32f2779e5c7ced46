namespace OpsConsole.Core.Integrations;

/// <summary>Forgets the tenant's credentials of an outside system; its simulator answers again.</summary>
public sealed class RemoveCredentials(OpsDbs dbs)
{
    public Task<Result<long>> RunAsync(string system, long version, Actor actor, CancellationToken ct) =>
        dbs.ChangeIntegrationAsync(system, version, actor, "integration.credentials-removed", row => row.DropCredentials(), ct);
}
