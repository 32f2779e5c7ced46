namespace OpsConsole.Core.Leads.Filtering;

/// <summary>What is wrong with a typed filter, and where: <paramref name="Length"/> characters from <paramref name="At"/>, counted from 0.</summary>
public sealed record LeadFilterProblem(int At, int Length, string Message) : Error(Message);
