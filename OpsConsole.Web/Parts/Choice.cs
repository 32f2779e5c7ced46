namespace OpsConsole.Web.Parts;

/// <summary>One of <c>Choices</c>.</summary>
/// <param name="More">Said of it in brackets, less loud.</param>
public sealed record Choice<T>(T Value, string Words, string? More = null);
