namespace OpsConsole.Core.Leads.Imports.Updating;

/// <summary>Who wrote a fact last since the import was started.</summary>
/// <param name="IsOwn">The import itself did, with an earlier line.</param>
internal readonly record struct FactWriter(string Who, bool IsOwn);
