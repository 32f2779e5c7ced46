namespace OpsConsole.Web.Parts.Notes;

/// <summary>The permissions of a room that its notes ask for; the use cases ask again.</summary>
/// <param name="Read">Whoever has it may be mentioned.</param>
/// <param name="Remove">Whoever has it removes notes of others.</param>
public sealed record NoteRights(string Read, string Write, string Remove);
