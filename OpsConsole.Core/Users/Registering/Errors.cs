namespace OpsConsole.Core.Users.Registering;

public sealed record RegistrationIsClosed() : Error("Registering is closed. Ask the firm for an account.");

public sealed record RegistrationLinkIsOver() : Error("This link has been used or is too old. Register again to get a new one.");

public sealed record RegistrationIsDecided() : Error("Somebody has decided about this registration already.");
