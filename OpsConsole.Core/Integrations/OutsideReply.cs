namespace OpsConsole.Core.Integrations;

/// <summary>What came back over the wire, whole.</summary>
/// <param name="RetryAfter">The pause that the system asks for.</param>
public sealed record OutsideReply(int Status, string Body, TimeSpan? RetryAfter = null)
{
    /// <summary>Whether asking again may help.</summary>
    public bool IsPassing => Status is 408 or 429 or >= 500;

    /// <summary>A failure inside a system tells nothing of what it did before; that it is busy or shut does.</summary>
    public bool SaysWhetherItWasDone => Status is (< 500 and not 408) or 503;

    public bool IsAnswer => Status is >= 200 and < 300;
}
