using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Integrations;

namespace OpsConsole.Core.Leads.Verification;

/// <summary>What came of verifying one lead.</summary>
/// <param name="IsLeftOpen">Whether asking again later may help.</param>
/// <param name="Why">Why something is not verified; null when everything is.</param>
public sealed record LeadVerified(bool IsLeftOpen, string? Why);

/// <summary>
/// Looks up what of a lead's phone and address is not verified, and keeps the verdicts with the lead. Doing it twice is the same as doing
/// it once: what is verified is not asked again, and an answer that was heard is remembered even if its node died before it kept the verdict.
/// </summary>
public sealed class LeadVerifying(OpsDbs dbs, IPhoneLookup phones, IAddressLookup addresses)
{
    private const int Attempts = 5;
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(40);

    /// <param name="isFresh">Ask even for what is verified or was answered before.</param>
    public async Task<LeadVerified> LookAsync(long leadId, bool isFresh, Actor by, CancellationToken ct)
    {
        Lead? lead;
        await using (var db = dbs.Open(by))
            lead = await db.Leads.AsNoTracking().FirstOrDefaultAsync(row => row.Id == leadId, ct);
        if (lead is null)
            return new LeadVerified(false, null);

        var reason = new OutsideReason(by, lead.SubjectKind, lead.Id, patience, isFresh);
        Result<OutsideAnswer<PhoneFound>>? phone = lead.OwnerPhone is { } number && (isFresh || lead.PhoneCheck == CheckState.NotYet) ? await phones.LookUpAsync(number, reason, ct) : default(Result<OutsideAnswer<PhoneFound>>?);
        var asked = new AddressAsked(lead.Street, lead.City, lead.State, lead.Zip);
        Result<OutsideAnswer<AddressFound>>? address = asked.IsEnough && (isFresh || lead.AddressCheck == CheckState.NotYet) ? await addresses.LookUpAsync(asked, reason, ct) : default(Result<OutsideAnswer<AddressFound>>?);
        if (phone is not null || address is not null)
            await KeepAsync(lead, phone, address, by, ct);
        NoAnswer?[] open = [phone?.Error as NoAnswer, address?.Error as NoAnswer];
        return new LeadVerified(open.Any(one => one is { IsPassing: true }), open.FirstOrDefault(one => one is not null)?.Message);
    }

    private async Task KeepAsync(Lead asked, Result<OutsideAnswer<PhoneFound>>? phone, Result<OutsideAnswer<AddressFound>>? address, Actor by, CancellationToken ct)
    {
        // Whoever loses a race for the lead looks again whether it still says what was asked about.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await KeepOnceAsync(asked, phone, address, by, ct);
                return;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
            }
        }
    }

    private async Task KeepOnceAsync(Lead asked, Result<OutsideAnswer<PhoneFound>>? phone, Result<OutsideAnswer<AddressFound>>? address, Actor by, CancellationToken ct)
    {
        await using var db = dbs.Open(by);
        if (await db.Leads.FirstOrDefaultAsync(row => row.Id == asked.Id, ct) is not { } lead)
            return;
        var kept = await db.LeadVerifications.FirstOrDefaultAsync(row => row.LeadId == lead.Id, ct);
        if (kept is null)
            db.LeadVerifications.Add(kept = new LeadVerification { LeadId = lead.Id });
        CheckState? ofPhone = phone is { } heard && lead.OwnerPhone == asked.OwnerPhone ? kept.Take(lead, heard) : null;
        CheckState? ofAddress = address is { } said && LeadVerification.Written(lead) == LeadVerification.Written(asked) ? kept.Take(lead, said) : null;
        if (ofPhone is null && ofAddress is null)
            return;
        var before = (lead.PhoneCheck, lead.AddressCheck);
        lead.MarkAsChecked(ofPhone, ofAddress);
        if (before != (lead.PhoneCheck, lead.AddressCheck))
            db.Record(by, "lead.verified", lead, new { Phone = ofPhone, Address = ofAddress });
        else
            foreach (var signal in Live.LiveSignal.Of(db.TenantId, lead.SubjectKind, lead.Id))
                db.Signal(signal.Topic, lead.Id);
        await db.SaveChangesAsync(ct);
    }
}
