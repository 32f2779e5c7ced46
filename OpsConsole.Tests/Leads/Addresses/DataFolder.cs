using CsvHelper;

namespace OpsConsole.Tests.Leads.Addresses;

/// <summary>The folder of public data beside the repository, or where OPSCONSOLE_DATA says; a test that needs it is skipped without it.</summary>
internal static class DataFolder
{
    public static string File(string name)
    {
        var path = Root() is { } root ? Path.Combine(root, name) : null;
        if (!System.IO.File.Exists(path))
            Assert.Skip("no data folder");
        return path!;
    }

    public static IEnumerable<string[]> Rows(string name)
    {
        using var reader = CsvReader.Create(System.IO.File.OpenRead(File(name)), new() { Separator = ',' });
        while (reader.Read())
            yield return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
    }

    private static string? Root()
    {
        if (Environment.GetEnvironmentVariable("OPSCONSOLE_DATA") is { Length: > 0 } named)
            return named;
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "OpsConsole.sln")))
            folder = folder.Parent;
        return folder is null ? null : Path.Combine(folder.FullName, "..", "shared", "data");
    }
}
