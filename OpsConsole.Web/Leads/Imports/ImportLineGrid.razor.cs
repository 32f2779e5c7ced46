using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Leads.Imports.Mending;
using OpsConsole.Core.Live;
using OpsConsole.Web.Access;
using OpsConsole.Web.Parts;
using OpsConsole.Web.Shell;

namespace OpsConsole.Web.Leads.Imports;

/// <summary>
/// The lines to mend, fifty a page, each cell a field that is saved when it is left; the browser owns what is typed in it (wwwroot/js/mending.js).
/// A line that is right stays a moment, so that people see what they did, and goes. What colleagues mend goes too, but for lines in which somebody
/// types here.
/// </summary>
public sealed partial class ImportLineGrid
{
    private static readonly TimeSpan moment = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource life = new();
    private readonly Dictionary<int, (ImportLineToMend Line, string? Words)> leaving = [];
    private readonly Dictionary<string, string?> instead = [];

    /// <summary>Lines in which somebody types here, as they were seen last.</summary>
    private readonly Dictionary<int, ImportLineToMend> held = [];
    private ElementReference root;
    private IJSObjectReference? script;
    private IJSObjectReference? attached;
    private DotNetObjectReference<ImportLineGrid>? self;
    private SharedWatch<ImportLinePage>? watch;
    private ImportLinesKey? watched;
    private ImportLinePage? page;
    private string? replacing;
    private bool failed;

    [Inject] private CurrentActor Current { get; set; } = null!;
    [Inject] private IJSRuntime Js { get; set; } = null!;
    [Inject] private LeadImportLineQuery Lines { get; set; } = null!;
    [Inject] private LeadImportViews Views { get; set; } = null!;
    [Inject] private CorrectImportCell Correct { get; set; } = null!;
    [Inject] private LeaveOutImportLine LeaveOut { get; set; } = null!;
    [Inject] private ReplaceInImport Replace { get; set; } = null!;
    [Inject] private Toasts Toasts { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;
    [Inject] private ILogger<ImportLineGrid> Log { get; set; } = null!;

    [Parameter, EditorRequired] public LeadImportView Import { get; set; } = null!;

    [Parameter, EditorRequired] public long TenantId { get; set; }

    [Parameter, EditorRequired] public ImportLineFilter Filter { get; set; } = null!;

    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>What can be done with mended lines.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    private ColumnMapping Columns { get; set; } = ColumnMapping.Recognise([]);

    private IEnumerable<int> Mapped => Enumerable.Range(0, Columns.Headers.Count).Where(column => Columns.FieldOf(column) is not null);

    private bool IsFiltered => Filter.Column is not null || Filter.Reason is not null;

    /// <summary>The page, and between its lines those that are about to leave it.</summary>
    private IReadOnlyList<ImportLineToMend> Shown =>
        [.. page!.Lines.Concat(held.Values).DistinctBy(line => line.Line).Where(line => !leaving.ContainsKey(line.Line)).Concat(leaving.Values.Select(entry => entry.Line)).OrderBy(line => line.Line)];

    protected override async Task OnParametersSetAsync()
    {
        Columns = ColumnMapping.FromJson(Import.Mapping) is { Succeeded: true } kept ? kept.Value : Columns;
        if (watched != new ImportLinesKey(TenantId, Import.Id, Filter))
            await WatchAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        self = DotNetObjectReference.Create(this);
        try
        {
            script = await Js.InvokeAsync<IJSObjectReference>("import", "/js/mending.js");
            if (!life.IsCancellationRequested)
                attached = await script.InvokeAsync<IJSObjectReference>("attach", root, self);
        }
        catch (Exception failure) when (failure is JSDisconnectedException or OperationCanceledException)
        {
            // The page was left while it opened.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await life.CancelAsync();
        watch?.Dispose();
        try
        {
            if (attached is not null)
            {
                await attached.InvokeVoidAsync("dispose");
                await attached.DisposeAsync();
            }

            if (script is not null)
                await script.DisposeAsync();
        }
        catch (Exception failure) when (failure is JSDisconnectedException or OperationCanceledException)
        {
            // The browser is gone, and with it what was attached there.
        }

        self?.Dispose();
        life.Dispose();
    }

    /// <summary>Called by the browser when somebody begins to type in a line: it stays on the page until they are done.</summary>
    [JSInvokable]
    public async Task HoldAsync(int line)
    {
        if (!(await Current.GetAsync()).May(LeadPermissions.Import) || await LineAsync(line) is not { } seen)
            return;
        held[line] = seen;
        StateHasChanged();
    }

    /// <summary>Called by the browser when nothing of a line is typed any more.</summary>
    [JSInvokable]
    public void Release(int line)
    {
        if (held.Remove(line))
            StateHasChanged();
    }

    /// <summary>Called by the browser when a cell is left.</summary>
    /// <param name="seen">What stood there when the person began, or what they chose to write over.</param>
    /// <returns>Why it is not saved; null when it is.</returns>
    [JSInvokable]
    public async Task<string?> SaveCellAsync(int line, int column, string text, string seen)
    {
        var corrected = await Correct.RunAsync(new(Import.Id, line, column, text, seen), await Current.GetAsync(), default);
        if (corrected.Error is { } error)
            return error.Message;
        if (corrected.Value.OverwrittenOf is { } who)
            Toasts.Show(Toast.Bad($"{who} had written “{corrected.Value.Overwritten}” here meanwhile.", "Yours stands now."));
        if (corrected.Value.IsRight && Shown.FirstOrDefault(shown => shown.Line == line) is { } mended)
            _ = LeaveAsync(mended with { Cells = [.. mended.Cells.Select((cell, at) => at == column ? text : cell)] }, "Mended");
        return null;
    }

    private async Task<ImportLineToMend?> LineAsync(int line) => page?.Lines.FirstOrDefault(shown => shown.Line == line) ?? await Lines.LineAsync(TenantId, Import.Id, line, default);

    private async Task WatchAsync()
    {
        try
        {
            if (!(await Current.GetAsync()).May(LeadPermissions.Import))
                return;
            watched = new ImportLinesKey(TenantId, Import.Id, Filter);
            var next = await Views.Lines.WatchAsync(watched, _ => Refresh(), default);
            watch?.Dispose();
            (watch, page, failed) = (next, next.Current, false);
            if (life.IsCancellationRequested)
                next.Dispose();
        }
        catch (Exception failure)
        {
            Log.LogError(failure, "The lines to mend of import {Import} could not be loaded", Import.Id);
            failed = true;
        }
    }

    private void Refresh() => _ = InvokeAsync(async () =>
    {
        if (life.IsCancellationRequested || watch is null)
            return;
        page = watch.Current;
        // One that left the page because a colleague mended it is looked up by itself: rarely, and only for who types in it.
        foreach (var line in held.Keys.ToList())
            if (await LineAsync(line) is { } seen && held.ContainsKey(line))
                held[line] = seen;
        if (!life.IsCancellationRequested)
            StateHasChanged();
    });

    private string PathOf(ImportLineFilter filter) => AppPaths.ImportLines(Import.Id, filter.Column, filter.Reason, filter.AfterLine);

    private async Task HandleLeaveOutAsync(ImportLineToMend line)
    {
        var left = await LeaveOut.RunAsync(Import.Id, line.Line, isLeftOut: true, await Current.GetAsync(), default);
        if (left.Error is { } error)
        {
            Toasts.Show(Toast.Bad(error.Message));
            return;
        }

        Toasts.Show(new Toast($"Line {line.Line} is left out", ActionLabel: "Undo", OnAction: () => PutBackAsync(line.Line)));
        _ = LeaveAsync(line, "Left out");
    }

    private async Task PutBackAsync(int line)
    {
        leaving.Remove(line);
        if ((await LeaveOut.RunAsync(Import.Id, line, isLeftOut: false, await Current.GetAsync(), default)).Error is { } error)
            Toasts.Show(Toast.Bad(error.Message));
    }

    private async Task HandleReplaceAsync(RepeatedValue repeated)
    {
        var key = $"{repeated.Column}-{repeated.Value}";
        if (replacing is not null || string.IsNullOrWhiteSpace(instead.GetValueOrDefault(key)))
            return;
        replacing = key;
        var replaced = await Replace.RunAsync(Import.Id, repeated.Column, repeated.Value, instead[key]!, await Current.GetAsync(), default);
        (replacing, _) = (null, instead.Remove(key));
        Toasts.Show(replaced.Error is { } error ? Toast.Bad(error.Message) : Toast.Good($"Replaced in {ImportWords.Lines(replaced.Value)}"));
    }

    private async Task LeaveAsync(ImportLineToMend line, string words)
    {
        leaving[line.Line] = (line, words);
        StateHasChanged();
        await Task.Delay(moment, Clock, life.Token).ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        if (life.IsCancellationRequested || !leaving.Remove(line.Line))
            return;
        StateHasChanged();
    }
}
