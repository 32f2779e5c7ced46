using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Core.Leads.Verification;

public sealed record NoCorrectionToAccept() : Error("There is no correction of this address any more.");

/// <summary>Writes a lead's address as the service does. It is an edit like any other, and is looked up once more.</summary>
public sealed class AcceptAddress(OpsDbs dbs, EditLead edit)
{
    public async Task<Result<LeadEdited>> RunAsync(LeadRef target, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.Edit) is { } refusal)
            return refusal;
        AddressWritten? found;
        await using (var db = dbs.Open(actor))
        {
            var lead = await db.Leads.AsNoTracking().FirstOrDefaultAsync(row => row.Id == target.Id, ct);
            var kept = await db.LeadVerifications.AsNoTracking().FirstOrDefaultAsync(row => row.LeadId == target.Id, ct);
            found = lead is not null && kept?.IsOfAddress(lead) == true ? kept.Found : null;
        }

        if (found is null)
            return new NoCorrectionToAccept();
        return await edit.RunAsync(target, new Dictionary<string, string?>
        {
            [nameof(LeadInput.Street)] = found.Street,
            [nameof(LeadInput.City)] = found.City,
            [nameof(LeadInput.State)] = found.State,
            [nameof(LeadInput.Zip)] = found.Zip,
        }, actor, ct);
    }
}
