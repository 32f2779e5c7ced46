namespace OpsConsole.Web.Access.Entra;

/// <summary>Ends a sign-in through the directory. The message is for the log; people read the notice of the sign-in page.</summary>
public sealed class EntraRefused(string why) : Exception($"Entra sign-in refused: {why}")
{
    public bool HasNoRole { get; init; }
}
