namespace OpsConsole.Core.Leads.Scoring;

/// <summary>
/// What a walk over many leads keeps between its batches: the record of each agent it met, and when an agent who sent many leads sent them
/// (8 bytes a lead). For one walk, on one thread.
/// </summary>
public sealed class ScoringMemory
{
    internal Dictionary<long, AgentRecord> Records { get; } = [];

    internal Dictionary<long, DateTime[]> SentAt { get; } = [];
}

/// <summary>Of an agent's latest leads, how many were decided by somebody, and how many of these approved.</summary>
internal readonly record struct AgentRecord(int Decided, int Approved);
