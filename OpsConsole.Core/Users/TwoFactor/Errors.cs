namespace OpsConsole.Core.Users.TwoFactor;

/// <summary>The password was right; the account asks for a code as well.</summary>
public sealed record SecondStepIsNeeded(long UserId, string Stamp) : Error("Enter the code that your authenticator app shows.");

/// <summary>The password was right; a role asks for a code and its term is over.</summary>
public sealed record TwoFactorMustBeSetUp(long UserId, string Stamp) : Error("Your role asks for a second step. Set it up to go on.");

public sealed record SecondStepIsOver() : Error("This sign-in took too long, or the account was changed. Begin again.");

public sealed record CodeIsWrong() : Error("That code does not match, or it was used already. After several wrong tries in a row the account is locked for a while.");

public sealed record TwoFactorIsOn() : Error("Codes are asked for already. Switch them off first to use another device.");

public sealed record TwoFactorIsNotOn() : Error("No codes are asked for.");

public sealed record TwoFactorNotBegun() : Error("The key is no longer there. Begin again.");

public sealed record RoleNeedsTwoFactor(string Role) : Error($"The role “{Role}” asks for codes, so that they cannot be switched off.");

public sealed record CannotResetYourOwnCodes() : Error("These are your own codes. Switch them off on your profile, with your password.");

public sealed record ReasonIsMissing() : Error("Say why, in a few words. The person will read it.");
