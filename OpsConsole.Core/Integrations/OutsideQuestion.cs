namespace OpsConsole.Core.Integrations;

/// <summary>For whom and for what an outside system is asked.</summary>
/// <param name="SubjectKind">Such as "lead"; null when nothing is saved yet.</param>
/// <param name="Patience">When to give up in all: a person at a form waits less than the queue.</param>
/// <param name="IsFresh">Do not take an earlier answer.</param>
public sealed record OutsideReason(Actor By, string? SubjectKind, long? SubjectId, TimeSpan Patience, bool IsFresh = false);

/// <param name="Key">The question in its one form, by which answers are remembered; null for what is not to be remembered.</param>
/// <param name="Remember">How long an answer is good.</param>
public sealed record OutsideQuestion(OutsideSystem System, OutsideOperation Operation, string? Key, TimeSpan Remember, OutsideReason For);

/// <summary>An answer, whose it is and of when.</summary>
public sealed record OutsideAnswer<T>(T Value, string By, DateTime AtUtc, bool IsSimulated);
