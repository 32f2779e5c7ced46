namespace OpsConsole.Core.Integrations;

/// <summary>What went out for one call, attempt by attempt.</summary>
public sealed class OutsideTries
{
    public int Sent { get; set; }

    /// <summary>Those that the system answered with a refusal or a failure, for which no vendor takes money.</summary>
    public int Refused { get; set; }

    /// <summary>Those that may have been done without our knowing: they left, and no verdict came back.</summary>
    public int Unheard { get; set; }

    /// <summary>Those that were answered, or may have been: one that was not heard of again may have taken the money.</summary>
    public int Charged => Sent - Refused;
}
