using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Verification;
using OpsConsole.Core.Leads.Verification.Twilio;
using OpsConsole.Core.Leads.Verification.Usps;

namespace OpsConsole.Data.Scenes;

/// <summary>
/// What look-ups said of the open leads of the scene: most are verified, some are written otherwise, some are not found, and some nobody
/// has answered about yet. The simulators are not up while a scene is made, so the verdicts are put in as an answer would put them in.
/// </summary>
internal sealed class SceneVerification(OpsDbs dbs, long tenantId)
{
    private static readonly string[] carriers = ["Pacific Mobile", "Golden State Wireless", "Valley Telephone", "Delta Cable"];

    public async Task WorkAsync(DateTime now, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var leads = await db.Leads.Where(lead => lead.Status == LeadStatus.Pending || lead.Status == LeadStatus.Approved).OrderBy(lead => lead.Id).ToListAsync(ct);
        for (var n = 0; n < leads.Count; n++)
            Verify(db, leads[n], n, now);
        // What the scene itself entered is looked up already.
        await db.Outbox.Where(row => row.Consumer == OutboxConsumers.Verification && row.DoneAtUtc == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.DoneAtUtc, now), ct);
        await db.SaveChangesAsync(ct);
    }

    private static void Verify(OpsDb db, Lead lead, int n, DateTime now)
    {
        if (lead.SubmittedByUserId is { } agent)
            db.LeadCheckmarks.AddRange(LeadChecklists.Items.Select(item => new LeadCheckmark { LeadId = lead.Id, Item = item, ByUserId = agent, ByName = lead.SubmittedByName, AtUtc = lead.SubmittedAtUtc }));
        if (n % 10 == 9)
            return;
        var at = lead.SubmittedAtUtc.AddSeconds(20) is var soon && soon < now ? soon : now;
        var verification = new LeadVerification { LeadId = lead.Id };
        db.LeadVerifications.Add(verification);
        var (phone, address) = (Phone(n, at), Address(lead, n, at));
        lead.MarkAsChecked(verification.Take(lead, phone), verification.Take(lead, address));
        db.ProviderCalls.AddRange(Call(lead, OutsideSystems.TwilioLookup, TwilioLookup.LineType, phone.Error, n, at), Call(lead, OutsideSystems.UspsAddresses, UspsAddresses.Address, address.Error, n, at));
    }

    private static Result<OutsideAnswer<PhoneFound>> Phone(int n, DateTime at) => (n % 10) switch
    {
        7 => Said(OutsideSystems.TwilioLookup, new PhoneFound(false, "Nobody can have this number.", PhoneLine.Unknown, null, "US"), at),
        5 => new SystemDoesNotAnswer(OutsideSystems.TwilioLookup, "it took too long."),
        _ => Said(OutsideSystems.TwilioLookup, new PhoneFound(true, null, n % 3 == 0 ? PhoneLine.Landline : PhoneLine.Mobile, carriers[n % carriers.Length], "US"), at),
    };

    private static Result<OutsideAnswer<AddressFound>> Address(Lead lead, int n, DateTime at)
    {
        var written = new AddressWritten(lead.Street, lead.City, lead.State, lead.Zip);
        return Said(OutsideSystems.UspsAddresses, (n % 10) switch
        {
            8 => new AddressFound(AddressVerdict.NotFound, null, false, false),
            4 or 6 => new AddressFound(AddressVerdict.Corrected, written with { Street = Otherwise(lead.Street) }, IsVacant: n % 20 == 6, false),
            _ => new AddressFound(AddressVerdict.Confirmed, written, false, false),
        }, at);
    }

    private static ProviderCall Call(Lead lead, OutsideSystem system, OutsideOperation operation, Error? error, int n, DateTime at)
    {
        var call = new ProviderCall { System = system.Name, Operation = operation.Name, SubjectKind = lead.SubjectKind, SubjectId = lead.Id, ByName = "Verification", AtUtc = at, IsSimulated = true };
        call.End(error is null ? ProviderCallOutcome.Answered : ProviderCallOutcome.Failed, TimeSpan.FromMilliseconds(error is null ? 20 + n % 7 * 9 : 16_400), error is null ? 1 : 4, error is null ? 200 : null, error?.Message);
        return call;
    }

    /// <summary>"812 Beacon St" → "812 N Beacon St".</summary>
    private static string Otherwise(string street) => street.Split(' ', 2) is [var number, var name] ? $"{number} N {name}" : street;

    private static OutsideAnswer<T> Said<T>(OutsideSystem system, T what, DateTime at) => new(what, $"{system.Label} (simulator)", at, IsSimulated: true);
}
