using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using OpsConsole.Core;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Web.Leads.Detail;

namespace OpsConsole.Web.Leads.List;

/// <summary>What the browser is told about a cell it sent: saved, refused (with the reason), or conflict with both values as people read them.</summary>
public sealed record CellAnswer(string Outcome, string? Message = null, long Version = 0, string? Theirs = null, string? Yours = null);

public sealed partial class LeadListPage
{
    [Inject] private EditLead Edit { get; set; } = null!;

    /// <summary>Called by the browser when a cell was typed; the version is the one the person saw when they began.</summary>
    [JSInvokable]
    public async Task<CellAnswer> SaveCellAsync(long leadId, string fact, string text, long version)
    {
        var result = await Edit.RunAsync(new(leadId, version), new Dictionary<string, string?> { [fact] = text }, await Current.GetAsync(), Closing.Token);
        if (result.Error is { } error)
            return new("refused", error is InvalidInput { Problems: [var only, ..] } ? only.Message : error.Message);
        return result.Value.Conflicts is [var conflict, ..]
            ? new("conflict", $"{conflict.Who} changed this while you typed.", result.Value.Version, FactWords.Shown(fact, conflict.Theirs), FactWords.Shown(fact, conflict.Yours))
            : new("saved", Version: result.Value.Version);
    }
}
