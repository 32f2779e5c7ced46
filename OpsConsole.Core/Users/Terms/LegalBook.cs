namespace OpsConsole.Core.Users.Terms;

public enum LegalDocument
{
    Terms,
    Privacy,
}

/// <summary>One version of a text that people say yes to. It is never changed: what is new is another version.</summary>
public sealed record LegalText(LegalDocument Document, int Version, DateOnly Since, string Title, IReadOnlyList<LegalSection> Sections);

public sealed record LegalSection(string Title, IReadOnlyList<string> Paragraphs);

/// <summary>Every version there ever was, so that what somebody said yes to can be read again.</summary>
public sealed class LegalBook(IReadOnlyList<LegalText> texts)
{
    public IReadOnlyList<LegalText> Current { get; } = [.. texts.GroupBy(text => text.Document).Select(versions => versions.MaxBy(text => text.Version)!)];

    /// <param name="version">Null for the one that counts.</param>
    public LegalText? Find(LegalDocument document, int? version) =>
        version is null ? Current.FirstOrDefault(text => text.Document == document) : texts.FirstOrDefault(text => text.Document == document && text.Version == version);

    /// <summary>Writes down, with the coming save, that somebody said yes to what counts now.</summary>
    internal void Accept(OpsDb db, long userId, DateTime nowUtc, string? from) => db.TermsAcceptances.AddRange(
        Current.Select(text => new TermsAcceptance { UserId = userId, Document = text.Document, Version = text.Version, AtUtc = nowUtc, From = from }));
}
