namespace OpsConsole.Core.Users;

/// <summary>Whether accounts of the demo scene may exist and act here: in Development only, where the web host says so. Elsewhere such an account is barred.</summary>
public sealed record DemoAccounts(bool AreAllowed);
