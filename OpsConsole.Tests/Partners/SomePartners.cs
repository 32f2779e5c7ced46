using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Partners;
using OpsConsole.Core.Permissions;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;

namespace OpsConsole.Tests.Partners;

internal static class SomePartners
{
    public static readonly TimeSpan Countdown = TimeSpan.FromHours(1);

    public static Task<Actor> AdaAsync(this TestOps ops) => ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);

    /// <summary>Somebody with the role Partner, taken into the rotation.</summary>
    public static async Task<(Actor Actor, PartnerRef Partner)> PartnerAsync(this TestOps ops, string name, PartnerInput? rules = null)
    {
        var person = await ops.SomebodyAsync(name, BuiltInRoles.Partner);
        var added = await ops.Get<AddPartner>().RunAsync(person.UserId!.Value, rules ?? new PartnerInput(), await ops.AdaAsync(), CancellationToken.None);
        return (person, added.Value);
    }

    public static async Task<(Actor Actor, PartnerRef Partner)> PartnerAsync(this TestHost host, string name, PartnerInput? rules = null)
    {
        var person = await host.SomebodyAsync(name, BuiltInRoles.Partner);
        var added = await host.Get<AddPartner>().RunAsync(person.UserId!.Value, rules ?? new PartnerInput(), await host.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin), CancellationToken.None);
        return (person, added.Value);
    }

    /// <summary>An approved lead that runs out after <see cref="Countdown"/>.</summary>
    public static Task<LeadRef> ApprovedAsync(this TestOps ops, string street = "3526 High St", Actor? by = null, Action<Lead>? more = null) => ops.LeadAsync(street, more: lead =>
    {
        more?.Invoke(lead);
        Assert.Null(lead.Approve(by ?? Actor.System(ops.TenantId, "Test"), ops.Time.NowUtc, Countdown));
    });

    /// <summary>A lead that ran out just now and went through the rotation.</summary>
    public static async Task<LeadRef> ExpiredAsync(this TestOps ops, string street = "3526 High St", Actor? by = null, Action<Lead>? more = null)
    {
        var lead = await ops.ApprovedAsync(street, by, more);
        ops.Time.Advance(Countdown);
        Assert.Equal(1, await ops.Get<ExpireLeads>().RunAsync(CancellationToken.None));
        return lead;
    }

    public static async Task<List<LeadHandover>> HandoversAsync(this TestOps ops, long? leadId = null)
    {
        await using var db = ops.Open();
        return await db.LeadHandovers.AsNoTracking().Where(row => leadId == null || row.LeadId == leadId).OrderBy(row => row.Id).ToListAsync();
    }

    public static async Task<OfferRef> OpenOfferAsync(this TestOps ops, long leadId)
    {
        var offer = Assert.Single(await ops.HandoversAsync(leadId), row => row.State == HandoverState.Offered);
        return new(offer.Id, offer.Version);
    }

    public static async Task<List<string>> ActionsAsync(this TestOps ops, long leadId)
    {
        await using var db = ops.Open();
        return await db.Activity.Where(entry => entry.SubjectKind == "lead" && entry.SubjectId == leadId).OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync();
    }
}
