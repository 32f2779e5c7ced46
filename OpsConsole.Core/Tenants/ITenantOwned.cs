namespace OpsConsole.Core.Tenants;

/// <summary>A row of one tenant. <see cref="OpsDb"/> stamps it on insert, filters by it on every read, and refuses to move it.</summary>
public interface ITenantOwned
{
    long TenantId { get; }
}
