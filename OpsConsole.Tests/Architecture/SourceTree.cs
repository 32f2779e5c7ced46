using System.Text.RegularExpressions;

namespace OpsConsole.Tests.Architecture;

/// <summary>One file as it stands in the repository.</summary>
/// <param name="Path">From the repository's root, with slashes: <c>OpsConsole.Core/Actor.cs</c>.</param>
internal sealed record SourceFile(string Path, string Text)
{
    public string Folder => Path[..Path.LastIndexOf('/')];

    public int Lines => Text.AsSpan().Count('\n');

    /// <summary>The text between the brackets of every call of a method of that name; its declaration is no call.</summary>
    public IEnumerable<string> ArgumentsOf(string method)
    {
        foreach (Match call in Regex.Matches(Text, $@"(?<=[.\s(]){method}\("))
            if (!IsDeclaration(call.Index))
                yield return BracketFrom(call.Index + call.Length);
    }

    private bool IsDeclaration(int at)
    {
        var line = Text[(Text.LastIndexOf('\n', at) + 1)..at];
        return Regex.IsMatch(line, @"^\s*(public|internal|private|protected)\b") && !line.Contains('=', StringComparison.Ordinal);
    }

    private string BracketFrom(int start)
    {
        var depth = 1;
        for (var at = start; at < Text.Length; at++)
        {
            depth += Text[at] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
                return Text[start..at];
        }

        throw new InvalidOperationException($"{Path} has a call without an end.");
    }
}

/// <summary>The repository's own files, read from its root; what is built or generated is not among them.</summary>
internal static class SourceTree
{
    private static readonly string[] projects = ["OpsConsole.Core", "OpsConsole.Data", "OpsConsole.Jobs", "OpsConsole.Web", "OpsConsole.Tests"];

    public static string Root { get; } = FindRoot();

    /// <summary>Of the five projects, without migrations.</summary>
    public static IReadOnlyList<SourceFile> Files(params string[] extensions) =>
    [
        .. projects.SelectMany(project => Directory.EnumerateFiles(Path.Combine(Root, project), "*", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part is "obj" or "bin" or "Migrations" or "_framework"))
            .Where(path => extensions.Contains(Path.GetExtension(path)))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path, Read(path))),
    ];

    /// <summary>The product without its tests.</summary>
    public static IEnumerable<SourceFile> Product(params string[] extensions) =>
        Files(extensions).Where(file => !file.Path.StartsWith("OpsConsole.Tests/", StringComparison.Ordinal));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "OpsConsole.sln")))
                return folder.FullName;
        throw new InvalidOperationException("The tests read the repository they were built in; no OpsConsole.sln is above them.");
    }
}
