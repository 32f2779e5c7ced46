using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using OpsConsole.Core.Integrations;

namespace OpsConsole.Web.Integrations;

/// <summary>Seals with the host's Data Protection keys, which lie outside the database.</summary>
public sealed class SealedSecrets(IDataProtectionProvider protection) : ISecretSeal
{
    private readonly IDataProtector protector = protection.CreateProtector("OpsConsole.Integrations.Credentials");

    public string Seal(string text) => protector.Protect(text);

    public string? Open(string sealedText)
    {
        try
        {
            return protector.Unprotect(sealedText);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
