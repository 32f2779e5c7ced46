namespace OpsConsole.Core.Security;

/// <summary>What counts as an intrusion; how much of it, the settings say.</summary>
public enum IntrusionRule
{
    /// <summary>Many refused sign-ins from one network address, whatever the accounts.</summary>
    Address,

    /// <summary>Many refused sign-ins on one account, from wherever.</summary>
    Account,

    /// <summary>More requests within a minute of one sign-in than a person makes.</summary>
    Use,

    /// <summary>A verification found that the activity was changed, removed or slipped in.</summary>
    Activity,

    /// <summary>Two sign-ins of one account, farther apart than anybody travels in the time between them.</summary>
    Travel,
}
