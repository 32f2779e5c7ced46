using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Listing;
using OpsConsole.Core.Leads.Verification;
using OpsConsole.Core.Listing;
using OpsConsole.Web.Leads.Scoring;
using OpsConsole.Web.Leads.Verification;
using OpsConsole.Web.Parts;
using OpsConsole.Web.Shell;

namespace OpsConsole.Web.Leads.List;

/// <summary>
/// The cells of a row as text, written by hand: a page of them takes microseconds, where a component each would take a millisecond, and
/// everybody who sees the row shares it. Whatever comes from a lead goes through <see cref="Encoded"/>.
/// </summary>
internal static class LeadCells
{
    public static MarkupString Of(LeadListRow row, IReadOnlyList<ListColumn<LeadListRow>> columns)
    {
        var html = new StringBuilder(1_200);
        LeadInput? input = null;
        foreach (var column in columns)
        {
            html.Append("<td data-col=\"").Append(column.Name).Append('"');
            if (LeadCellField.IsShownOtherwise(column.Name, out var fact))
                html.Append(" data-text=\"").Append(Encoded(fact.Of(input ??= LeadCellField.InputOf(row)) ?? "")).Append('"');
            html.Append(column.IsNumber ? " class=\"num\">" : ">");
            Write(html, row, column);
            html.Append("</td>");
        }

        return new MarkupString(html.ToString());
    }

    private static void Write(StringBuilder html, LeadListRow row, ListColumn<LeadListRow> column)
    {
        switch (column.Name)
        {
            case "street":
                // Where there is none its place is kept, so that the addresses stand below each other.
                if (row.FirstPhotoId is not { } photo)
                    html.Append("<span class=\"list-photo none\"></span>");
                else
                    html.Append("<img class=\"list-photo\" src=\"").Append(AppPaths.SmallPhoto(photo)).Append("\" alt=\"\" loading=\"lazy\" decoding=\"async\" width=\"30\" height=\"22\">");
                html.Append("<a class=\"row-link cut\" tabindex=\"-1\" href=\"").Append(AppPaths.Lead(row.Id)).Append("\">").Append(Encoded(row.Street)).Append("</a>");
                break;
            case "status":
                html.Append("<span class=\"state tone-").Append(LeadWords.KeyOf(row.Status)).Append("\">").Append(LeadWords.Of(row.Status)).Append("</span>");
                break;
            case "price":
                html.Append(row.AskingPriceCents is { } cents ? Money.Exact(cents) : Unknown);
                break;
            case "type":
                html.Append(LeadWords.Of(row.PropertyType));
                break;
            case "area":
                html.Append(row.AreaSqFt is { } area ? area.ToString("N0", CultureInfo.InvariantCulture) : Unknown);
                break;
            case "motivation":
                html.Append(LeadWords.Of(row.Motivation));
                break;
            case "flags":
                Flags(html, row);
                break;
            case "stars":
                html.Append(row.Stars is { } stars ? $"<span class=\"stars\" title=\"{ScoreWords.Stars(stars)}\"><span aria-hidden=\"true\">{stars}<i>★</i></span><span class=\"sr-only\">{ScoreWords.Stars(stars)}</span></span>" : Unknown);
                break;
            case "phone-verified":
                Check(html, row.OwnerPhone is null ? null : row.PhoneCheck, VerificationWords.OfPhone(row.PhoneCheck));
                break;
            case "address-verified":
                Check(html, row.AddressCheck, VerificationWords.OfAddress(row.AddressCheck));
                break;
            case "created":
                Ago(html, row.SubmittedAtUtc);
                break;
            case "changed":
                Ago(html, row.StatusChangedAtUtc);
                break;
            case "left":
                Left(html, row);
                break;
            case "sold":
                html.Append(row.LastSoldOn is { } day ? day.ToString("d MMM yyyy", CultureInfo.InvariantCulture) : Unknown);
                break;
            default:
                html.Append(column.Value(row) is { } value && Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text
                    ? column.IsNumber ? Encoded(text) : $"<span class=\"cut\" title=\"{Encoded(text)}\">{Encoded(text)}</span>"
                    : Unknown);
                break;
        }
    }

    private const string Unknown = "<span class=\"faint\" aria-label=\"Not given\">–</span>";

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);

    private static void Flags(StringBuilder html, LeadListRow row)
    {
        if (row.HasOpenQuestion)
            html.Append("<span class=\"tag info\">Question open</span> ");
        if (row is { IsHidden: true, Status: not LeadStatus.Sold })
            html.Append("<span class=\"tag bad\">Hidden from sale</span> ");
        foreach (var (text, tone) in LeadWords.Of(row.Doubts))
            html.Append("<span class=\"tag ").Append(tone).Append("\">").Append(text).Append("</span> ");
    }

    private static void Check(StringBuilder html, CheckState? state, string words) =>
        html.Append(state is { } known ? $"<span class=\"verdict {VerificationWords.Tone(known)}\">{words}</span>" : Unknown);

    private static void Left(StringBuilder html, LeadListRow row)
    {
        if (row is { Status: LeadStatus.Approved, CountdownStartedAtUtc: { } from, CountdownExpiresAtUtc: { } until })
            html.Append(CultureInfo.InvariantCulture, $"<span class=\"countdown\" data-from=\"{Epoch.Of(from)}\" data-until=\"{Epoch.Of(until)}\" data-name=\"{Encoded(row.Street)}\"><span class=\"countdown-text\"></span></span>");
        else if (row.Status == LeadStatus.Pending)
            html.Append("<span class=\"muted\">in review</span>");
        else
            html.Append(Unknown);
    }

    private static void Ago(StringBuilder html, DateTime at) =>
        html.Append(CultureInfo.InvariantCulture, $"<time class=\"muted\" data-ago=\"{Epoch.Of(at)}\" datetime=\"{at:yyyy-MM-ddTHH:mm:ssZ}\"></time>");
}
