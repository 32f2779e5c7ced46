using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using OpsConsole.Core;
using OpsConsole.Core.Live;
using OpsConsole.Core.Messages.Sms;
using OpsConsole.Core.Templates;
using OpsConsole.Web.Access;
using OpsConsole.Web.Parts;

namespace OpsConsole.Web.Templates;

/// <summary>
/// Writing a message's words. The texts stay the browser's: js/templates.js sends a copy of the one that changed, at each short pause of the
/// typing, and nothing is written back; the preview is made of the copies, and a second later they are the draft.
/// </summary>
public sealed partial class TemplatePage(
    CurrentActor current, TemplateViews views, PreviewTemplateQuery previews, SaveTemplateDraft saveDraft, PublishTemplate publish, DiscardTemplateDraft discard, RollBackTemplate rollBack,
    SendTestMessage sendTest, IJSRuntime js, Toasts toasts, TimeProvider clock, ILogger<TemplatePage> log)
{
    private static readonly (string Name, string Label)[] looks = [("desk", "Light"), ("dark", "Dark"), ("phone", "Phone"), ("phone-dark", "Phone, dark"), ("text", "Plain text")];

    private readonly Dictionary<TemplatePart, StringBuilder> arriving = [];
    private readonly Watched<(long Tenant, string Key), TemplateShown> watched = new();
    private Actor actor = Actor.Nobody;
    private PreviewGround? ground;
    private PreviewRecord? chosen;
    private OpenDraft? draft;
    private TemplateTest shown = new(new("", "", ""), null, 0);
    private string variant = TemplateTest.First;
    private string look = "desk";
    private RenderedMessage preview = new("", "", "");
    private string? soundHtml;
    private string? smsPreview;
    private IReadOnlyList<TemplateProblem> problems = [];
    private int fieldsAt;
    private bool loaded;
    private bool publishing;
    private bool disposed;
    private DotNetObjectReference<TemplatePage>? self;
    private IJSObjectReference? script;
    private IJSObjectReference? editor;

    [Parameter] public string Key { get; set; } = "";

    private TemplateDetail? detail => watched.Current?.Detail;

    private string? Refusal => actor.Lacks(TemplatePermissions.Edit)?.Message;

    private string? Disabled => Refusal is null ? null : "true";

    private TemplateTest Content => draft?.Content ?? shown;

    /// <summary>What the fields were drawn with; typing does not change it, so that no letter is ever taken back.</summary>
    private TemplateWords Shown => shown.Of(variant);

    /// <summary>"96 characters, 1 segment".</summary>
    private string SmsLine => SmsLength.Of(smsPreview ?? "") is var length
        ? $"{length.Units} characters as previewed, {length.Segments} segment{(length.Segments == 1 ? "" : "s")}{(length.Odd is { } odd ? $"; “{odd}” makes them shorter" : "")}. The firm's name comes first by itself." : "";

    private string? WhyNotPublish => Refusal
        ?? (detail?.Draft is null && draft?.IsDirty != true ? "There is nothing new to publish." : draft?.Conflict is not null ? "Settle first whose words are kept." : null)
        ?? (problems.Any(problem => problem.Refuses) ? "Mend first what is listed under the preview's head." : null);

    protected override Task OnParametersSetAsync() => watched.IsAt((actor.TenantId, Key)) ? Task.CompletedTask : WatchAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!loaded || detail is null || editor is not null || disposed)
            return;
        self ??= DotNetObjectReference.Create(this);
        try
        {
            script ??= await js.InvokeAsync<IJSObjectReference>("import", "./js/templates.js");
            if (!disposed)
                editor ??= await script.InvokeAsync<IJSObjectReference>("attach", self);
        }
        catch (Exception failure) when (failure is JSDisconnectedException or OperationCanceledException)
        {
            log.LogDebug(failure, "The browser left before it could be written in");
        }
    }

    private Task WatchAsync() => watched.TryAsync(LookAsync, log);

    private async Task LookAsync()
    {
        actor = await current.GetAsync();
        if (!actor.May(TemplatePermissions.View))
            return;
        var key = (actor.TenantId, Key);
        await watched.LookAsync(views.Items, key, InvokeAsync, Refresh);
        if (disposed || !watched.IsAt(key))
            return;
        await OpenAsync();
        if (detail is not null)
            ground = await previews.LoadAsync(detail.Template, actor, default);
        loaded = true;
        Take();
    }

    /// <summary>Another message's words are saved before this one's take their place.</summary>
    private async Task OpenAsync()
    {
        if (draft is not null)
            await draft.DisposeAsync();
        draft = new OpenDraft(Key, saveDraft, current, clock, log);
        draft.Saved += StateHasChanged;
    }

    private void Refresh()
    {
        // Another's words take the place of the fields only where nothing was typed.
        if (detail is not null && draft is { IsDirty: false } && (detail.Draft?.Version ?? 0) != draft.Version)
            Take();
        StateHasChanged();
    }

    /// <summary>Fills the fields with the draft, or else with the words that count.</summary>
    private void Take()
    {
        if (detail is null || draft is null)
            return;
        draft.Take(detail.Draft?.Content ?? detail.Live.Content, detail.Draft?.Version ?? 0);
        if (Content.Other is null)
            variant = TemplateTest.First;
        Draw();
    }

    /// <summary>The fields are drawn anew with what is known here.</summary>
    private void Draw()
    {
        (shown, fieldsAt, soundHtml) = (Content, fieldsAt + 1, null);
        Preview();
    }

    private void Preview()
    {
        if (detail is null || ground is null)
            return;
        var words = Content.Of(variant);
        problems = TemplateCheck.ProblemsOf(detail.Template, words);
        var light = look is "dark" or "phone-dark" ? MailLight.Dark : MailLight.Light;
        // HTML that is refused is never shown: the frame runs nothing, and still it could lead somebody away. A tag half typed shows what was there before it.
        if (!problems.Any(problem => problem.Refuses && problem.Part == TemplatePart.Html))
            soundHtml = words.Html;
        var safe = words with { Html = soundHtml ?? "<p><em>The HTML is shown once it is mended.</em></p>" };
        smsPreview = detail.Template.SmsWords is { } usual ? TemplateRendering.RenderSms(detail.Template, words.Sms ?? usual, ground.ValuesFor(detail.Template, chosen), ground.Frame.Firm) : null;
        preview = TemplateRendering.Render(detail.Template, safe, ground.ValuesFor(detail.Template, chosen), ground.Frame, light);
    }

    /// <summary>Called by the browser at each pause of the typing: one text, in pieces that the line takes.</summary>
    [JSInvokable]
    public void HandleTyped(string part, string piece, bool isFirst, bool isLast)
    {
        if (Refusal is not null || !Enum.TryParse<TemplatePart>(part, out var which) || !Enum.IsDefined(which))
            return;
        var text = arriving.TryGetValue(which, out var begun) && !isFirst ? begun : arriving[which] = new StringBuilder();
        if (text.Length + piece.Length > TemplateWords.BodyLength)
            return;
        text.Append(piece);
        if (!isLast)
            return;
        var (said, words) = (text.ToString(), Content.Of(variant));
        var next = which switch { TemplatePart.Subject => words with { Subject = said }, TemplatePart.Html => words with { Html = said }, TemplatePart.Sms => words with { Sms = said == detail?.Template.SmsWords ? null : said }, _ => words with { Text = said } };
        if (next == words)
            return;
        Change(variant == TemplateTest.Second ? Content with { Other = next } : Content with { Words = next });
    }

    private void Change(TemplateTest next)
    {
        draft?.Change(next);
        Preview();
        StateHasChanged();
    }

    private Task KeepOwnAsync() => draft?.KeepOwnAsync(detail?.Draft?.Version ?? 0) ?? Task.CompletedTask;

    private void Turn(string to)
    {
        variant = to;
        Draw();
    }

    private void AddVariant()
    {
        if (Refusal is not null)
            return;
        Change(Content with { Other = Content.Words, OtherShare = 50 });
        Turn(TemplateTest.Second);
    }

    private void DropVariant()
    {
        if (Refusal is not null)
            return;
        variant = TemplateTest.First;
        Change(Content with { Other = null, OtherShare = 0 });
        Draw();
    }

    private void HandleShare(ChangeEventArgs change)
    {
        if (Refusal is null && int.TryParse(change.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var share) && share is >= 1 and <= 99)
            Change(Content with { OtherShare = share });
    }

    private void LookAs(string name)
    {
        look = name;
        Preview();
    }

    private void HandleRecord(ChangeEventArgs change)
    {
        chosen = long.TryParse(change.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? ground?.Records.FirstOrDefault(record => record.MessageId == id) : null;
        Preview();
    }

    private async Task AskAsync()
    {
        await FlushAsync();
        publishing = WhyNotPublish is null && draft is not null && await draft.SaveAsync();
    }

    /// <returns>Why not; null once it counts.</returns>
    private async Task<string?> PublishAsync(string note)
    {
        if (WhyNotPublish is { } why)
            return why;
        if (draft is null || !await draft.SaveAsync())
            return draft?.Conflict?.Message ?? "The draft could not be saved. Try again.";
        var result = await publish.RunAsync(Key, draft.Version, note, await current.GetAsync(), default);
        if (result.Error is { } error)
            return error.Message;
        draft.End(Content);
        toasts.Show(Toast.Good($"Version {result.Value} counts from now on"));
        return null;
    }

    private async Task DiscardAsync()
    {
        if (Refusal is not null || draft is null)
            return;
        await draft.RestAsync();
        var result = draft.Version == 0 ? true : await discard.RunAsync(Key, draft.Version, await current.GetAsync(), default);
        if (result.Error is { } error)
        {
            toasts.Show(Toast.Bad(error.Message));
            return;
        }

        draft.End(detail!.Live.Content);
        variant = TemplateTest.First;
        Draw();
    }

    private async Task RollBackAsync(int to)
    {
        if (Refusal is not null || detail is null)
            return;
        var result = await rollBack.RunAsync(Key, to, detail.Live.Number, await current.GetAsync(), default);
        toasts.Show(result.Error is { } error ? Toast.Bad(error.Message) : Toast.Good(to == 0 ? "The product's words count again" : $"The words of version {to} count again", $"As version {result.Value}."));
        if (result.Succeeded && draft is { IsDirty: false } && detail.Draft is null)
            draft.Outdate();
    }

    private async Task TestAsync()
    {
        await FlushAsync();
        if (Refusal is not null || detail is null || ground is null)
            return;
        var result = await sendTest.RunAsync(Key, Content.Of(variant), ground.ValuesFor(detail.Template, chosen), await current.GetAsync(), default);
        toasts.Show(result.Error is { } error ? Toast.Bad(error.Message) : Toast.Good("The test is on its way to you", "Links that open an account are examples in it."));
    }

    /// <summary>What is still on its way from the fields.</summary>
    private async Task FlushAsync()
    {
        if (editor is not null)
            await editor.InvokeVoidAsync("flush");
    }

    public async ValueTask DisposeAsync()
    {
        disposed = true;
        watched.Dispose();
        if (draft is not null)
            await draft.DisposeAsync();
        try
        {
            if (editor is not null)
            {
                await editor.InvokeVoidAsync("dispose");
                await editor.DisposeAsync();
            }

            if (script is not null)
                await script.DisposeAsync();
        }
        catch (Exception failure) when (failure is JSDisconnectedException or OperationCanceledException)
        {
            // The browser is gone, and with it what there was to clean up.
        }

        self?.Dispose();
    }
}
