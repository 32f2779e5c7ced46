using System.Globalization;
using System.Text;
using OpsConsole.Core.Settings;
using OpsConsole.Tests.Architecture;

namespace OpsConsole.Tests.Settings;

/// <summary>docs/settings.md says what the catalogue says. With OPSCONSOLE_WRITE_DOCS set its table is written anew.</summary>
public sealed class SettingsPageOfDocsTests
{
    private const string Begin = "<!-- catalogue -->";
    private const string End = "<!-- end of catalogue -->";

    [Fact]
    public void The_page_has_every_setting_with_its_default_and_range()
    {
        var page = SourceTree.Read("docs/settings.md");
        var (from, to) = (page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, page.IndexOf(End, StringComparison.Ordinal));
        var table = Table();
        if (Environment.GetEnvironmentVariable("OPSCONSOLE_WRITE_DOCS") is { Length: > 0 })
            File.WriteAllText(Path.Combine(SourceTree.Root, "docs/settings.md"), $"{page[..from]}\n{table}{page[to..]}");
        else
            Assert.Equal(table, page[from..to].TrimStart('\n'));
    }

    private static string Table()
    {
        var table = new StringBuilder();
        foreach (var room in SettingCatalog.Groups.GroupBy(group => group.Room))
        {
            table.Append(CultureInfo.InvariantCulture, $"\n### {room.Key}\n\n| setting | what | default | can be |\n| --- | --- | --- | --- |\n");
            foreach (var setting in room.SelectMany(group => group.Settings))
                table.Append(CultureInfo.InvariantCulture, $"| `{setting.Key}` | {setting.Label}. {setting.Help} | {setting.Shown(setting.DefaultText)} | {setting.Range} |\n");
        }

        return table.ToString().TrimStart('\n');
    }
}
