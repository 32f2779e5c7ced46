using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Messages.Library;

/// <summary>
/// A message whose occasion the firm decides: people choose whom it goes to, in bulk. The product's words are a beginning only, so nothing is
/// sent before the firm has published words of its own.
/// </summary>
public abstract class LibraryMessage : MessageTemplate
{
    public override MessagePurpose Purpose => MessagePurpose.Bulk;

    public override string When => "Somebody chooses users in the list and writes to them together.";

    protected override IReadOnlyList<TemplateVariable> Own => [Page];

    /// <summary>Where its link leads.</summary>
    protected virtual TemplateVariable Page { get; } = TemplateVariable.Page("console_link", "The start page of the console", "");

    public static IReadOnlyList<LibraryMessage> All => [.. MessageCatalog.All.OfType<LibraryMessage>()];
}
