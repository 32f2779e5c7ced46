namespace OpsConsole.Core.Messages.Sms;

/// <summary>One text message to one number, as it leaves.</summary>
/// <param name="To">As E.164.</param>
/// <param name="From">A number, a short code, or the SID of a messaging service.</param>
/// <param name="Attempt">The claim under which it leaves: what comes back of it names it.</param>
public sealed record Sms(long TenantId, long MessageId, string Attempt, string From, string To, string Body, int Segments, long CostMicros);

/// <summary>The provider has taken it.</summary>
/// <param name="Id">Its name there.</param>
/// <param name="Segments">As the provider counts; null where it does not say.</param>
/// <param name="CostMicros">Its price where it says one, in millionths of a dollar.</param>
public sealed record SmsTaken(string Id, int? Segments, long? CostMicros, bool IsSimulated);
