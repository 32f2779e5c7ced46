using Microsoft.AspNetCore.Components;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Leads.Imports.Mending;
using OpsConsole.Web.Access;
using OpsConsole.Web.Parts;

namespace OpsConsole.Web.Leads.Imports;

/// <summary>One import from its columns to its result. All of it is read from the database: a reload or a restart loses nothing.</summary>
public sealed partial class LeadImportPage
{
    private readonly Watched<LeadImportKey, LeadImportShown> watched = new();
    private LeadImportKey? key;
    private long tenantId;

    [Inject] private CurrentActor Current { get; set; } = null!;
    [Inject] private LeadImportViews Views { get; set; } = null!;
    [Inject] private ILogger<LeadImportPage> Log { get; set; } = null!;

    [Parameter] public long Id { get; set; }

    [SupplyParameterFromQuery(Name = "column")] private string? Column { get; set; }
    [SupplyParameterFromQuery(Name = "reason")] private string? Reason { get; set; }
    [SupplyParameterFromQuery(Name = "after")] private int? After { get; set; }

    private LeadImportView? import => watched.Current?.Import;

    private ImportLineFilter Filter => new(Column, Reason, After ?? 0);

    protected override async Task OnParametersSetAsync()
    {
        if (key?.ImportId != Id)
            await WatchAsync();
    }

    public void Dispose() => watched.Dispose();

    private static int StepOf(ImportStanding standing) => standing switch
    {
        ImportStanding.Preparing => 1,
        ImportStanding.Waiting or ImportStanding.Running => 2,
        _ => 3,
    };

    private Task WatchAsync() => watched.TryAsync(LookAsync, Log);

    private async Task LookAsync()
    {
        var actor = await Current.GetAsync();
        if (!actor.May(LeadPermissions.Import))
            return;
        tenantId = actor.TenantId;
        await LookAsync(new LeadImportKey(tenantId, Id, null));
    }

    /// <summary>Watches the work as well as soon as there is any, and other work when the import is resumed.</summary>
    private async Task LookAsync(LeadImportKey wanted)
    {
        key = wanted;
        await watched.LookAsync(Views.Imports, wanted, InvokeAsync, () => _ = RefreshAsync());
        await FollowAsync();
    }

    private async Task FollowAsync()
    {
        if (key is not { } now || import?.Id != now.ImportId)
            return;
        var next = now with { WorkItemId = import.WorkItemId ?? now.WorkItemId, CheckItemId = import.Check?.WorkItemId ?? now.CheckItemId };
        if (next != now)
            await LookAsync(next);
    }

    private async Task RefreshAsync()
    {
        await FollowAsync();
        StateHasChanged();
    }
}
