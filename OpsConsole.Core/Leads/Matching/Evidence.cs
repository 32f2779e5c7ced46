namespace OpsConsole.Core.Leads.Matching;

/// <summary>What one field says: so many bits for (above zero) or against the two being the same, and why in a few words; none when nothing can be said.</summary>
internal readonly record struct Evidence(double Bits, string? Reason)
{
    public static Evidence None { get; } = new(0, null);

    /// <param name="ifSame">How often this is seen among pairs that are the same (m).</param>
    /// <param name="ifNot">How often among two leads taken at random (u).</param>
    /// <returns>log2(m / u), the weight of Fellegi and Sunter.</returns>
    public static double Weigh(double ifSame, double ifNot) => Math.Log2(ifSame / ifNot);
}
