namespace OpsConsole.Core.Users;

/// <summary>One sentence for every reason (no such account, wrong password, locked, disabled), so that nobody learns who has an account.</summary>
public sealed record SignInRefused()
    : Error("That e-mail address and password do not match an open account. After several failures in a row an account is locked for a while.");

public sealed record PasswordIsTooShort(int Least) : Error($"Use at least {Least} characters; a few words in a row are easy to remember.");

public sealed record PasswordIsTooLong(int Most) : Error($"Use at most {Most} characters.");

public sealed record PasswordIsCommon() : Error("That is among the first that somebody would try. Put a few words in a row that have nothing to do with each other.");

public sealed record PasswordIsAboutUs() : Error("Leave the name of this console out of the password.");

public sealed record PasswordIsWrong() : Error("That is not your present password. After several wrong tries in a row the account is locked for a while.");

public sealed record PasswordIsTheSame() : Error("That is your present password. Choose another one.");

public sealed record PasswordIsElsewhere() : Error("You sign in through another service. Your password is changed there.");

public sealed record PasswordIsAboutYou() : Error("Leave your name and your e-mail address out of the password.");

public sealed record ResetLinkIsOver() : Error("This link has been used or is too old. Ask for a new one.");

public sealed record AccountChangedMeanwhile() : Error("This account was changed at the same moment. Nothing was saved; try again.");

public sealed record EmailIsTaken(string Email) : Error($"There is already an account for {Email}.");

public sealed record RoleIsUnknown(string Name) : Error($"There is no role “{Name}”.");

public sealed record PermissionIsUnknown(string Name) : Error($"There is no permission “{Name}”.");

public sealed record CannotShutYourselfOut() : Error("You cannot take away your own access. Ask another administrator.");

public sealed record SomebodyMustManageUsers() : Error("Somebody must be left who may manage users. Give that right to another person first.");

public sealed record AlreadyDisabled(string Name) : Error($"The account of {Name} is disabled already.");

public sealed record IsNotDisabled(string Name) : Error($"The account of {Name} is not disabled.");

public sealed record IsNotLocked(string Name) : Error($"The account of {Name} is not locked.");

public sealed record StatusNeedsAReason() : Error("Say in a few words why; the account’s history keeps it.");

public sealed record StatusReasonIsTooLong(int Most) : Error($"Please keep the reason under {Most} characters.");

public sealed record HasNoPasswordHere(string Name) : Error($"{Name} signs in through a directory and has no password here.");

public sealed record LinkWasJustSent(string Name, int Minutes) : Error($"{Name} was sent a link less than {Minutes} minutes ago. It may take a moment to arrive.");

public sealed record NothingWouldChange() : Error("Nothing would change.");

public sealed record DemoAccountsAreOff() : Error("Demo accounts exist in Development only.");

public sealed record NoRoleFromEntra() : Error("Your Microsoft account has no role here. Ask an administrator to give it one.");

public sealed record AccountIsElsewhere(string Email) : Error($"The account for {Email} is opened in another way. Sign in with its password, or ask an administrator.");

public sealed record TenantIsUnknown(string Name) : Error($"There is no tenant “{Name}”.");

public sealed record NameIsEmpty() : Error("Say what people should call you.");

public sealed record NameIsTooLong() : Error($"Keep the name under {User.DisplayNameLength} characters.");

public sealed record TimeZoneIsUnknown(string Name) : Error($"This server does not know the time zone “{Name}”. Choose another.");

public sealed record TooManyShortcutsChanged() : Error("That is more changed shortcuts than can be kept. Reset some first.");
