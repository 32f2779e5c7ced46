using System.Text;
using OpsConsole.Core.Integrations;

namespace OpsConsole.Tests.Ground;

/// <summary>No secret, but nothing that reads as it did before. What was sealed by others it cannot open.</summary>
internal sealed class TestSeal : ISecretSeal
{
    private const string Mark = "sealed:";

    public string Seal(string text) => Mark + Convert.ToHexString(Encoding.UTF8.GetBytes(text));

    public string? Open(string sealedText) => sealedText.StartsWith(Mark, StringComparison.Ordinal) ? Encoding.UTF8.GetString(Convert.FromHexString(sealedText[Mark.Length..])) : null;
}
