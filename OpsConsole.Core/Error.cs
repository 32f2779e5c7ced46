namespace OpsConsole.Core;

/// <summary>A refusal that a person can read. Each rule has its own record, named as the sentence it stands for.</summary>
public abstract record Error(string Message);
