namespace OpsConsole.Core.Leads.FairHousing;

/// <summary>Words in a text that say, or seem to say, who is wanted in a house and who is not.</summary>
/// <param name="Start">Where they stand in the text, in characters.</param>
/// <param name="Class">Null when a firm's own list forbids it.</param>
/// <param name="IsStrong">Nothing else can be meant; weak ones depend on what stands around them.</param>
public sealed record WordingFinding(int Start, int Length, string Words, ProtectedClass? Class, bool IsStrong, string Why, string Suggestion);
