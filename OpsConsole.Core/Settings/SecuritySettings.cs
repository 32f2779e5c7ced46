namespace OpsConsole.Core.Settings;

/// <summary>What is kept of signing in, and what counts as an intrusion.</summary>
public static class SecuritySettings
{
    public static readonly WholeNumberSetting SignInDays =
        new("users.sign-in-days", "Attempts to sign in are kept", 90, 7, 730, "days", "Also sessions that are over. Older ones are removed each night.");
}
