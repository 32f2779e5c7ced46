using System.Text.RegularExpressions;

namespace OpsConsole.Tests.Architecture;

public sealed partial class SourceFileTests
{
    private const int MostLines = 400;

    [Fact]
    public void A_namespace_is_its_folder()
    {
        // A program's entry and a project's global usings belong to no namespace.
        string[] none = ["OpsConsole.Tests/Usings.cs", "OpsConsole.Web/Program.cs"];
        var files = SourceTree.Files(".cs").Select(file => (file.Path, file.Folder, Match: Namespace().Match(file.Text))).ToList();

        Assert.Equal(none, files.Where(file => !file.Match.Success).Select(file => file.Path).Order(StringComparer.Ordinal));
        Assert.Empty(files.Where(file => file.Match.Success && file.Match.Groups["name"].Value != file.Folder.Replace('/', '.'))
            .Select(file => $"{file.Path} says {file.Match.Groups["name"].Value}"));
        Assert.Empty(SourceTree.Files(".razor").Where(file => file.Text.Contains("@namespace", StringComparison.Ordinal)).Select(file => file.Path));
    }

    [Fact]
    public void No_file_is_longer_than_four_hundred_lines() =>
        Assert.Empty(SourceTree.Files(".cs", ".razor", ".css", ".js").Where(file => file.Lines > MostLines).Select(file => $"{file.Path}: {file.Lines}"));

    [Fact]
    public void Nothing_is_left_for_later_and_nothing_is_fenced_off() =>
        Assert.Empty(SourceTree.Product(".cs", ".razor", ".css", ".js").Where(file => Leftover().IsMatch(file.Text)).Select(file => file.Path));

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b|^\s*#region", RegexOptions.Multiline)]
    private static partial Regex Leftover();
}
