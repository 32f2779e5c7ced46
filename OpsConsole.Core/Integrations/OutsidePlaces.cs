namespace OpsConsole.Core.Integrations;

/// <summary>Where outside systems and their simulators are found.</summary>
/// <param name="Home">A system's address, the vendor's own unless configuration says otherwise.</param>
/// <param name="Simulator">The simulator of a system; null where none runs.</param>
/// <param name="SimulatorKeys">The simulators' own credentials; they answer nobody who has others.</param>
public sealed record OutsidePlaces(Func<OutsideSystem, Uri> Home, Func<OutsideSystem, Uri?> Simulator, Credentials SimulatorKeys)
{
    /// <summary>The vendors themselves, and no simulator.</summary>
    public static OutsidePlaces Vendors { get; } = new(system => system.Home, _ => null, new Credentials("", ""));
}

/// <summary>The two parts by which a system knows us.</summary>
public sealed record Credentials(string User, string Secret)
{
    public const int PartLength = 400;

    // Whoever logs one by mistake logs nothing.
    public override string ToString() => "credentials";
}

/// <summary>A way to a system that is open now.</summary>
public sealed record OutsideAccess(Uri Home, Credentials Credentials, bool IsSimulated);
