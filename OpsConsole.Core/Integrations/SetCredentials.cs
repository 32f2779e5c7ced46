namespace OpsConsole.Core.Integrations;

/// <summary>Gives an outside system the tenant's own credentials. They are encrypted at once and never shown again; from now on calls may cost money.</summary>
public sealed class SetCredentials(OpsDbs dbs, OutsideAccesses accesses, TimeProvider clock)
{
    public async Task<Result<long>> RunAsync(string system, long version, Credentials credentials, Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        var given = new Credentials(credentials.User.Trim(), credentials.Secret.Trim());
        if (OutsideSystems.Named(system) is { } known && (given.User.Length == 0 || given.Secret.Length == 0))
            return actor.Lacks(IntegrationPermissions.Manage) is { } refusal ? refusal : new CredentialsAreIncomplete(known);
        if (given.User.Length > Credentials.PartLength || given.Secret.Length > Credentials.PartLength)
            return new CredentialsAreTooLong(Credentials.PartLength);
        return await dbs.ChangeIntegrationAsync(system, version, actor, "integration.credentials-set", row =>
        {
            row.TakeCredentials(accesses.Sealed(given), actor, clock.GetUtcNow().UtcDateTime);
            return null;
        }, ct);
    }
}
