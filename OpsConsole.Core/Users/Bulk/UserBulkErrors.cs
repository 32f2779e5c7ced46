namespace OpsConsole.Core.Users.Bulk;

public sealed record ThatIsYou() : Error("That is you. Nobody is changed by a bulk action of their own.");

public sealed record AccountIsShut(string Name) : Error($"{Name}'s account is shut.");

public sealed record HasNoAddress(string Name) : Error($"{Name} has no address that mail can be sent to.");

public sealed record AddressIsBlocked(string Name) : Error($"The address of {Name} is blocked: mail came back or was complained about.");

public sealed record MessageHasNoWords(string Called) : Error($"“{Called}” has only the product's own beginning. Publish your words for it under Templates first.");

public sealed record HasTheRole(string Name, string Role) : Error($"{Name} has the role {Role} already.");

public sealed record LacksTheRole(string Name, string Role) : Error($"{Name} does not have the role {Role}.");

public sealed record IsSignedInNowhere(string Name) : Error($"{Name} is not signed in anywhere.");
