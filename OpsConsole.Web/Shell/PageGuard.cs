using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace OpsConsole.Web.Shell;

/// <summary><c>guard.js</c>, which stands in every page and needs no fetch, and the hash by which the browser lets it run.</summary>
internal static class PageGuard
{
    private static readonly string text = Read();

    public static MarkupString Script => (MarkupString)text;

    /// <summary>As the content security policy names it, <c>sha256-…</c>.</summary>
    public static string Hash { get; } = $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    // The browser hashes what it has parsed, where every end of a line is \n.
    private static string Read()
    {
        using var reader = new StreamReader(typeof(PageGuard).Assembly.GetManifestResourceStream("guard.js")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
