using Microsoft.AspNetCore.Components;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Leads.Imports.Mending;
using OpsConsole.Core.Leads.Imports.Updating;
using OpsConsole.Web.Access;
using OpsConsole.Web.Parts;

namespace OpsConsole.Web.Leads.Imports;

/// <summary>
/// What each column becomes, and the name of the source. Each change is saved as it is made, so that a reload or a colleague finds it; a
/// colleague's change shows here unless one of one's own is on its way.
/// </summary>
public sealed partial class ImportMappingPanel
{
    private ColumnMapping mapping = ColumnMapping.Recognise([]);
    private LeadImportSample sample = new(null, []);
    private LeadImportRef target;
    private string source = "";
    private ExistingLeads existing;
    private string? whyNoUpdates;
    private string? sourceProblem;
    private bool starting;

    /// <summary>The last of the saves, which go one behind the other, each with the version that the one before it made.</summary>
    private Task saves = Task.CompletedTask;

    [Inject] private CurrentActor Current { get; set; } = null!;
    [Inject] private CorrectImportMapping Correct { get; set; } = null!;
    [Inject] private ChooseExistingLeads Choose { get; set; } = null!;
    [Inject] private StartLeadImport Start { get; set; } = null!;
    [Inject] private LeadImportSampleQuery Samples { get; set; } = null!;
    [Inject] private Drafts Drafts { get; set; } = null!;
    [Inject] private Toasts Toasts { get; set; } = null!;

    [Parameter, EditorRequired] public LeadImportView Import { get; set; } = null!;

    [Parameter, EditorRequired] public long TenantId { get; set; }

    [Parameter, EditorRequired] public ImportLineFilter Filter { get; set; } = null!;

    private string DraftKey => $"import-{Import.Id}";

    private int Recognised => Enumerable.Range(0, mapping.Headers.Count).Count(column => mapping.FieldOf(column) is not null);

    /// <summary>Required fields that a whole file may have in common; a street is not one of them.</summary>
    private IEnumerable<LeadField> Fillable =>
        LeadField.All.Where(wanted => wanted.IsRequired && wanted != LeadField.Street && mapping.ColumnOf(wanted) is null);

    private string? WhyNot => mapping.Missing.Count == 0 ? null : new ColumnsAreMissing(mapping.Missing).Message;

    protected override async Task OnParametersSetAsync()
    {
        var isNew = target.Id != Import.Id;
        if (isNew || (Import.Version > target.Version && saves.IsCompleted))
            Adopt(Import);
        if (isNew)
        {
            whyNoUpdates = (await Current.GetAsync()).Lacks(LeadPermissions.Edit)?.Message;
            sample = await Samples.LoadAsync(TenantId, Import.Id, default);
        }
    }

    private void Adopt(LeadImportView seen)
    {
        target = seen.Ref;
        source = seen.Source;
        existing = seen.Existing;
        mapping = ColumnMapping.FromJson(seen.Mapping) is { Succeeded: true } kept ? kept.Value : mapping;
    }

    private Task HandleColumnAsync(int column, string? fieldName)
    {
        var field = string.IsNullOrEmpty(fieldName) ? null : LeadField.Named(fieldName);
        // The field moves here: whoever chooses it for this column means that the other was wrong.
        if (field is not null && mapping.ColumnOf(field) is { } other && other != column)
            mapping = mapping.Assign(other, null).Value;
        mapping = mapping.Assign(column, field) is { Succeeded: true } assigned ? assigned.Value : mapping;
        return SaveAsync();
    }

    private Task HandleDefaultAsync(LeadField field, string? text)
    {
        mapping = mapping.WithDefault(field, text);
        return SaveAsync();
    }

    private Task HandleSourceAsync(string? text)
    {
        source = text ?? "";
        sourceProblem = string.IsNullOrWhiteSpace(source) ? new SourceNameIsEmpty().Message : null;
        return SaveAsync();
    }

    private Task HandleExistingAsync(ExistingLeads choice)
    {
        existing = choice;
        return saves = SaveAfterAsync(saves, async () => await Choose.RunAsync(target, choice, await Current.GetAsync(), default));
    }

    private Task SaveAsync() => saves = SaveAfterAsync(saves, async () => await Correct.RunAsync(target, mapping, source, await Current.GetAsync(), default));

    private async Task SaveAfterAsync(Task earlier, Func<Task<Result<LeadImportRef>>> save)
    {
        // A save that failed was told; it keeps no later one from being tried.
        await earlier.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        var saved = await save();
        if (saved.Error is not { } error)
        {
            target = saved.Value;
            return;
        }

        Toasts.Show(Toast.Bad(error.Message));
        if (error is ChangedBySomeoneElse)
            Adopt(Import);
    }

    private async Task HandleStartAsync()
    {
        if (starting || WhyNot is not null)
            return;
        starting = true;
        try
        {
            await saves.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
            var started = await Start.RunAsync(target, source, await Current.GetAsync(), default);
            if (started.Error is SourceNameIsEmpty or SourceNameIsTooLong)
                sourceProblem = started.Error.Message;
            else if (started.Error is { } error)
                Toasts.Show(Toast.Bad(error.Message));
            else
                await Drafts.ClearAsync(DraftKey);
        }
        finally
        {
            starting = false;
        }
    }

    /// <summary>"Sacramento · Folsom · Elk Grove"; blank cells are left out.</summary>
    private string SamplesOf(int column) => string.Join(" · ", sample.Rows
        .Where(row => column < row.Cells.Count && !string.IsNullOrWhiteSpace(row.Cells[column])).Take(3).Select(row => row.Cells[column].Trim()).Distinct());
}
