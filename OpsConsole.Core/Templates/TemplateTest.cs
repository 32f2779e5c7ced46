using OpsConsole.Core.Flags;

namespace OpsConsole.Core.Templates;

/// <summary>The words of a message, and where two are tried, the second ones with their share.</summary>
/// <param name="OtherShare">How many of a hundred people get the second ones.</param>
public sealed record TemplateTest(TemplateWords Words, TemplateWords? Other, int OtherShare)
{
    public const string First = "A";
    public const string Second = "B";

    /// <summary>The same person always gets the same variant of a message, as with a flag (decision 0115); who has no account gets the first.</summary>
    public string VariantFor(string template, long? userId) =>
        Other is not null && userId is { } id && FlagBucket.PlaceOf(FlagBucket.SaltOf($"template {template}"), id) < FlagBucket.EndOf(OtherShare, 100) ? Second : First;

    public TemplateWords Of(string variant) => variant == Second && Other is not null ? Other : Words;
}
