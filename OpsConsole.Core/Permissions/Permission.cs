namespace OpsConsole.Core.Permissions;

/// <summary>One thing a role may hold. <paramref name="Name"/> is <c>room.verb</c>; <paramref name="Meaning"/> is what people read.</summary>
public sealed record Permission(string Name, string Room, string Meaning);
