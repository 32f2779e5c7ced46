namespace OpsConsole.Core.Tenants;

/// <summary>One firm that runs its marketplace here. Every business row belongs to exactly one.</summary>
public sealed class Tenant
{
    public const int NameLength = 120;

    public long Id { get; init; }

    public required string Name { get; set; }

    public DateTime CreatedAtUtc { get; init; }
}
