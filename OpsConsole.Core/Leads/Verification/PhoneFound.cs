namespace OpsConsole.Core.Leads.Verification;

public enum PhoneLine
{
    Unknown,
    Mobile,
    Landline,

    /// <summary>Over the internet, at a fixed address.</summary>
    FixedVoip,

    /// <summary>Over the internet, from anywhere; often bought for a day.</summary>
    NonFixedVoip,
    TollFree,
    Premium,
    Other,
}

/// <summary>What a look-up knows of a number.</summary>
/// <param name="Problem">Why it is none, or why its line is unknown.</param>
/// <param name="Country">The two letters of the country that it belongs to.</param>
public sealed record PhoneFound(bool IsValid, string? Problem, PhoneLine Line, string? Carrier, string? Country);
