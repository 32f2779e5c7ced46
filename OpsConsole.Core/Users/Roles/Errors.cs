namespace OpsConsole.Core.Users.Roles;

public sealed record RoleNeedsAName() : Error($"Give the role a name of {Role.ShortestName} to {Role.NameLength} characters, with a letter among them.");

public sealed record RoleNameHasMarks() : Error("Leave quotation marks, commas and semicolons out of the name; lists of roles are written with them.");

public sealed record RolePurposeIsTooLong() : Error($"Say what the role is for in at most {Role.PurposeLength} characters.");

public sealed record RoleNameIsTaken(string Name) : Error($"There is a role “{Name}” already.");

public sealed record TooManyRoles(int Most) : Error($"There are {Most} roles of your own; remove one that nobody needs first.");

/// <summary>The product gives it by its name: to a new tenant, to whoever registers, and what a new version brings.</summary>
public sealed record RoleIsBuiltIn(string Name)
    : Error($"The role “{Name}” belongs to the product, which gives it by this name. What it may do can be changed; make a role of your own for another name.");

public sealed record RoleIsItself(string Name) : Error($"“{Name}” is the role that is removed. Choose another one, or none.");

public sealed record RoleHasTooManyPeople(string Name, int People, int Most)
    : Error($"{People:N0} people have the role “{Name}”, and at most {Most:N0} are changed at once. Take it from them in the list of users first, where it runs with progress.");

/// <summary>Without the role the flag would be for everybody.</summary>
public sealed record FlagIsForThisRoleAlone(string Flag, string Role)
    : Error($"The flag “{Flag}” is for the role “{Role}” alone, and would be for everybody without it. Change the flag first.");
