namespace OpsConsole.Core.Messages.Sms;

/// <summary>What a refusal tells of.</summary>
public enum SmsRefusal
{
    /// <summary>Later it may work: too many at once, a provider that rests.</summary>
    ForNow,

    /// <summary>This message never works as it is: our sender, our account, our words.</summary>
    ForGood,

    /// <summary>Nobody can be reached by text at this number.</summary>
    BadNumber,

    /// <summary>Its reader told the provider to stop.</summary>
    Stopped,
}

/// <summary>The provider said no.</summary>
public sealed class SmsRefused(SmsRefusal kind, string reply) : Exception(reply)
{
    public SmsRefusal Kind { get; } = kind;
}

/// <summary>It was handed over and the answer never came: it may be on its way.</summary>
public sealed class SmsInDoubt(string why, Exception? cause = null) : Exception(why, cause);
