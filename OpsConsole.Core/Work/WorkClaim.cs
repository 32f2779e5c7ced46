namespace OpsConsole.Core.Work;

/// <summary>One node's right to run an item: the token is what every later write of the run is conditional on.</summary>
public sealed record WorkClaim(
    long ItemId, long TenantId, string Kind, string Payload, string Token, int Attempt, int MaxAttempts, long ProgressDone)
{
    /// <summary>Who queued it, to be told how it goes; null when the product itself did.</summary>
    public long? ByUserId { get; init; }

    public bool IsLastAttempt => Attempt >= MaxAttempts;
}
