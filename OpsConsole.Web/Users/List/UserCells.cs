using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using OpsConsole.Core.Listing;
using OpsConsole.Core.Users.Listing;
using OpsConsole.Web.Parts;
using OpsConsole.Web.Shell;

namespace OpsConsole.Web.Users.List;

/// <summary>The cells of a row as text, as everybody who sees the row shares it. Whatever comes from an account goes through <see cref="Encoded"/>.</summary>
internal static class UserCells
{
    private const string Unknown = "<span class=\"faint\" aria-label=\"Not given\">–</span>";

    public static MarkupString Of(UserListRow row, IReadOnlyList<ListColumn<UserListRow>> columns)
    {
        var html = new StringBuilder(800);
        foreach (var column in columns)
        {
            html.Append("<td data-col=\"").Append(column.Name).Append(column.IsNumber ? "\" class=\"num\">" : "\">");
            Write(html, row, column);
            html.Append("</td>");
        }

        return new MarkupString(html.ToString());
    }

    private static void Write(StringBuilder html, UserListRow row, ListColumn<UserListRow> column)
    {
        switch (column.Name)
        {
            case "name":
                html.Append("<span class=\"avatar small\" aria-hidden=\"true\">").Append(Encoded(Initials.Of(row.Name))).Append("</span><a class=\"row-link cut\" tabindex=\"-1\" href=\"").Append(AppPaths.User(row.Id)).Append("\">")
                    .Append(Encoded(row.Name)).Append("</a>");
                if (row.IsDemo)
                    html.Append(" <span class=\"tag\">Demo</span>");
                break;
            case "roles":
                html.Append(row.Roles.Count == 0 ? "<span class=\"muted\">None</span>" : $"<span class=\"cut\" title=\"{Encoded(string.Join(", ", row.Roles))}\">{Encoded(string.Join(", ", row.Roles))}</span>");
                break;
            case "markets":
                html.Append(row.Markets.Count == 0 ? "<span class=\"muted\">Everywhere</span>" : $"<span class=\"cut\" title=\"{Encoded(string.Join(", ", row.Markets))}\">{Encoded(string.Join(" · ", row.Markets))}</span>");
                break;
            case "status":
                html.Append("<span class=\"state ").Append(UserWords.Tone(row.Status)).Append("\">").Append(UserWords.Of(row.Status)).Append("</span>");
                break;
            case "two-factor":
                html.Append(row.HasTwoFactor ? "<span class=\"verdict good\">On</span>" : "<span class=\"muted\">Off</span>");
                break;
            case "seen":
                Ago(html, row.LastSignInAtUtc, "<span class=\"muted\">Never</span>");
                break;
            case "created":
                Ago(html, row.CreatedAtUtc, Unknown);
                break;
            case "locked":
                Ago(html, row.Status == UserStatus.Locked ? row.LockedUntilUtc : null, Unknown);
                break;
            default:
                html.Append(column.Value(row) is { } value && Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? $"<span class=\"cut\" title=\"{Encoded(text)}\">{Encoded(text)}</span>" : Unknown);
                break;
        }
    }

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);

    private static void Ago(StringBuilder html, DateTime? instant, string otherwise)
    {
        if (instant is { } at)
            html.Append(CultureInfo.InvariantCulture, $"<time class=\"muted\" data-ago=\"{Epoch.Of(at)}\" datetime=\"{at:yyyy-MM-ddTHH:mm:ssZ}\"></time>");
        else
            html.Append(otherwise);
    }
}
