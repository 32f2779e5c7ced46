using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace OpsConsole.Core.Templates;

public enum LineChange
{
    Same,
    Added,
    Removed,
}

/// <param name="Number">Of the line in the text it belongs to; of the newer one where it is in both.</param>
public sealed record DiffLine(LineChange Change, int? Number, string Text);

/// <summary>What differs between two texts of a message, line by line.</summary>
public static class TemplateDiff
{
    public static IReadOnlyList<DiffLine> Between(string older, string newer) => older == newer ? [] :
    [
        .. new InlineDiffBuilder(new Differ()).BuildDiffModel(older.ReplaceLineEndings("\n"), newer.ReplaceLineEndings("\n")).Lines.Select(line => new DiffLine(
            line.Type switch { ChangeType.Inserted => LineChange.Added, ChangeType.Deleted => LineChange.Removed, _ => LineChange.Same }, line.Position, line.Text)),
    ];
}
