namespace OpsConsole.Core.Templates;

/// <summary>The texts of a message.</summary>
public enum TemplatePart
{
    Subject,
    Html,
    Text,
    Sms,
}

/// <summary>Something in a template that is refused, or that its writer should look at, with its place.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Refuses">False for what may be published all the same.</param>
public sealed record TemplateProblem(TemplatePart Part, int Line, int Column, string Message, bool Refuses = true)
{
    public static TemplateProblem At(TemplatePart part, string source, int position, string message, bool refuses = true)
    {
        var before = source.AsSpan(0, Math.Clamp(position, 0, source.Length));
        var line = before.Count('\n') + 1;
        return new(part, line, before.Length - (before.LastIndexOf('\n') + 1) + 1, message, refuses);
    }
}
