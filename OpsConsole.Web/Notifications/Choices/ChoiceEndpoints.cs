using OpsConsole.Core.Notifications.Preferences;
using OpsConsole.Core.Notifications.Unsubscribing;
using OpsConsole.Web.Shell;

namespace OpsConsole.Web.Notifications.Choices;

/// <summary>
/// What the links below mails do when they are posted to. The link itself is the right to it: no cookie is read, so none is needed against
/// foreign forms, and mail programs have none.
/// </summary>
internal static class ChoiceEndpoints
{
    // Before the pages of the same addresses, which show and change nothing.
    private const int First = -1;

    public static void MapMailChoices(this WebApplication app)
    {
        app.MapPost("/unsubscribe/{token}", UnsubscribeAsync).AllowAnonymous().DisableAntiforgery().WithOrder(First);
        app.MapPost("/preferences/{token}", ChooseAsync).AllowAnonymous().DisableAntiforgery().WithOrder(First);
    }

    /// <summary>RFC 8058: a mail program posts <c>List-Unsubscribe=One-Click</c> and wants no page and no redirect; a person comes from the page.</summary>
    private static async Task<IResult> UnsubscribeAsync(string token, HttpRequest request, Unsubscribe unsubscribe, SubscribeAgain again, CancellationToken ct)
    {
        var form = await FormAsync(request, ct);
        switch (form?["do"].ToString())
        {
            case "again":
                return await again.RunAsync(token, ct) is { Succeeded: true } ? Results.Redirect(AppPaths.Unsubscribe(token, "again"), permanent: false) : Gone();
            case "stop":
                return await unsubscribe.RunAsync(token, "unsubscribe link", ct) is { Succeeded: true } ? Results.Redirect(AppPaths.Unsubscribe(token), permanent: false) : Gone();
            default:
                return await unsubscribe.RunAsync(token, "mail program", ct) is { Succeeded: true } ? Results.Text("You get no more of these mails.\n") : Gone();
        }
    }

    private static async Task<IResult> ChooseAsync(string token, HttpRequest request, ChooseByLink choose, CancellationToken ct)
    {
        if (await FormAsync(request, ct) is not { } form)
            return Results.BadRequest();
        var ticked = new HashSet<(string, NoticeChannel)>();
        foreach (var value in form["want"].OfType<string>())
            if (value.Split(':') is [var kind, var channel] && Enum.TryParse<NoticeChannel>(channel, out var by) && Enum.IsDefined(by))
                ticked.Add((kind, by));
        var saved = await choose.RunAsync(token, new(form["off"] == "yes", ticked), ct);
        return saved.Error is ChoiceLinkIsDead ? Gone() : Results.Redirect(AppPaths.MailChoices(token, saved.Succeeded ? "saved" : "failed"), permanent: false);
    }

    /// <summary>A program may post without a body; the address says enough.</summary>
    private static async Task<IFormCollection?> FormAsync(HttpRequest request, CancellationToken ct) => request.HasFormContentType ? await request.ReadFormAsync(ct) : null;

    private static IResult Gone() => Results.Text("This link does not work.\n", statusCode: StatusCodes.Status404NotFound);
}
