namespace OpsConsole.Core.Integrations;

/// <summary>Encrypts what must be kept and must not be read in the database, with keys that the host keeps elsewhere.</summary>
public interface ISecretSeal
{
    string Seal(string text);

    /// <returns>Null when it was sealed with keys that are gone.</returns>
    string? Open(string sealedText);
}
