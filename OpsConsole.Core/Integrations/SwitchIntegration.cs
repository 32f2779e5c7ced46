namespace OpsConsole.Core.Integrations;

/// <summary>Lets an outside system be asked, or not. What it would have said is then "not verified yet", and nothing else stops.</summary>
public sealed class SwitchIntegration(OpsDbs dbs)
{
    public Task<Result<long>> RunAsync(string system, long version, bool on, Actor actor, CancellationToken ct) =>
        dbs.ChangeIntegrationAsync(system, version, actor, on ? "integration.enabled" : "integration.disabled", row => row.Switch(on), ct);
}
