namespace OpsConsole.Core.Templates;

/// <summary>A place in a message that each person's own value fills.</summary>
/// <param name="Name">As it stands in a template, between braces: lower case, with underscores.</param>
/// <param name="Example">What previews show.</param>
public sealed record TemplateVariable(string Name, string Meaning, string Example)
{
    public const int NameLength = 40;

    /// <summary>The message is of no use without it, so it must stand in the HTML and in the text.</summary>
    public bool IsNeeded { get; init; }

    /// <summary>An address that links may lead to; no other variable may stand in one.</summary>
    public bool IsLink { get; init; }

    /// <summary>A way into an account: made when the message leaves, kept in no row, shown to nobody but its reader.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Several lines, or rows that the product renders; each line becomes one.</summary>
    public bool HasLines { get; init; }

    /// <summary>May be empty; <c>{{#if name}}</c> leaves out what belongs to it.</summary>
    public bool IsOptional { get; init; }

    /// <summary>A page of the console, below its address; the message gets the whole address when it leaves.</summary>
    public string? Path { get; init; }

    /// <summary>A link that each message has its own of.</summary>
    public static TemplateVariable Link(string name, string meaning, string example) => new(name, meaning, example) { IsLink = true };

    /// <summary>A link to a page of the console.</summary>
    public static TemplateVariable Page(string name, string meaning, string path) => new(name, meaning, $"https://console.example/{path}") { IsLink = true, Path = path };

    /// <summary>Everybody's: the name of whom the message is for.</summary>
    public static TemplateVariable UserName { get; } = new("user_name", "The name of whom it is for", "Maria Keller");
}
