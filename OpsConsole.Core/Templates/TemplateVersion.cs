using OpsConsole.Core.Activity;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Templates;

/// <summary>A firm's own words for a message, as they were published. The newest counts; none is ever changed, so going back is a new one.</summary>
public sealed class TemplateVersion : ITenantOwned, IActivitySubject
{
    public const string TopicKind = "template";
    public const int NoteLength = 200;
    public const int NameLength = 160;

    public long Id { get; init; }

    public long TenantId { get; init; }

    /// <summary>A key of <see cref="MessageCatalog"/>.</summary>
    public required string Template { get; init; }

    /// <summary>1, 2, 3 … of this template in this tenant.</summary>
    public int Number { get; init; }

    /// <summary>From here on the product's own words count again, whatever they become; the texts are then empty.</summary>
    public bool FollowsProduct { get; init; }

    public string Subject { get; init; } = "";

    public string Html { get; init; } = "";

    public string Text { get; init; } = "";

    /// <summary>As a text message; null follows the product.</summary>
    public string? Sms { get; init; }

    /// <summary>The second variant of a test; null when there is none.</summary>
    public string? OtherSubject { get; init; }

    public string? OtherHtml { get; init; }

    public string? OtherText { get; init; }

    public string? OtherSms { get; init; }

    /// <summary>How many of a hundred people get the second variant.</summary>
    public int OtherShare { get; init; }

    public string? Note { get; init; }

    public long? ByUserId { get; init; }

    public required string ByName { get; init; }

    public DateTime AtUtc { get; init; }

    string IActivitySubject.SubjectKind => TopicKind;

    public TemplateTest Content => new(new(Subject, Html, Text) { Sms = Sms }, OtherSubject is null ? null : new(OtherSubject, OtherHtml ?? "", OtherText ?? "") { Sms = OtherSms }, OtherShare);
}
