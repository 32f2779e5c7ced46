namespace OpsConsole.Core.Upgrades;

/// <summary>
/// A step of an upgrade that is done with, for the whole database or for one tenant. Its row is written when the step is, so that
/// whoever was killed in between takes it again, and nobody takes it twice (decision 0070).
/// </summary>
public sealed class DoneStep
{
    public const int NameLength = 120;

    /// <summary>What <see cref="Of"/> holds for steps of the whole database.</summary>
    public const long Everybody = 0;

    /// <summary>The tenant's id, or <see cref="Everybody"/>.</summary>
    public long Of { get; init; }

    public required string Name { get; init; }

    public DateTime DoneAtUtc { get; init; }
}
