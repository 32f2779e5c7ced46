using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Templates;

/// <summary>What somebody has written of a message and not published yet. One of a message, whoever goes on writing; nothing typed is lost.</summary>
public sealed class TemplateDraft : ITenantOwned, IVersioned
{
    public long Id { get; init; }

    public long TenantId { get; init; }

    public required string Template { get; init; }

    public string Subject { get; private set; } = "";

    public string Html { get; private set; } = "";

    public string Text { get; private set; } = "";

    public string? Sms { get; private set; }

    public string? OtherSubject { get; private set; }

    public string? OtherHtml { get; private set; }

    public string? OtherText { get; private set; }

    public string? OtherSms { get; private set; }

    public int OtherShare { get; private set; }

    /// <summary>The version that counted when it was begun; 0 for the product's words.</summary>
    public int BasedOn { get; init; }

    public string ByName { get; private set; } = "";

    public DateTime AtUtc { get; private set; }

    public long Version { get; private set; }

    public TemplateTest Content => new(new(Subject, Html, Text) { Sms = Sms }, OtherSubject is null ? null : new(OtherSubject, OtherHtml ?? "", OtherText ?? "") { Sms = OtherSms }, OtherShare);

    public void Write(TemplateTest content, Actor by, DateTime nowUtc)
    {
        (Subject, Html, Text) = (content.Words.Subject, content.Words.Html, content.Words.Text);
        (OtherSubject, OtherHtml, OtherText) = (content.Other?.Subject, content.Other?.Html, content.Other?.Text);
        (Sms, OtherSms) = (content.Words.Sms, content.Other?.Sms);
        (OtherShare, ByName, AtUtc) = (content.Other is null ? 0 : content.OtherShare, by.Name, nowUtc);
    }
}
