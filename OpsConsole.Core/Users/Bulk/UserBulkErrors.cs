namespace OpsConsole.Core.Users.Bulk;

public sealed record ThatIsYou() : Error("That is you. Nobody is changed by a bulk action of their own.");

public sealed record HasTheRole(string Name, string Role) : Error($"{Name} has the role {Role} already.");

public sealed record LacksTheRole(string Name, string Role) : Error($"{Name} does not have the role {Role}.");

public sealed record IsSignedInNowhere(string Name) : Error($"{Name} is not signed in anywhere.");
