namespace OpsConsole.Web.Shell.Shortcuts;

/// <summary>One thing a key does.</summary>
/// <param name="Id"><c>where.what</c>: what pages and scripts know it by, and what people's own keys are kept under.</param>
/// <param name="Group">Its heading in the overlay.</param>
/// <param name="Keys">One key (<c>a</c>, <c>?</c>), or two pressed after each other (<c>g b</c>).</param>
/// <param name="Permission">Who has it; null for everybody.</param>
/// <param name="Path">Where it goes, for those that go somewhere.</param>
public sealed record Shortcut(string Id, string Group, string Keys, string Label, string? Permission = null, string? Path = null);
