namespace OpsConsole.Core.Filtering;

/// <summary>What is wrong with a typed filter, and where: <paramref name="Length"/> characters from <paramref name="At"/>, counted from 0.</summary>
public sealed record FilterProblem(int At, int Length, string Message) : Error(Message);
