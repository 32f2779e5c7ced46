using OpsConsole.Core.Integrations;

namespace OpsConsole.Core.Leads.Verification;

/// <summary>Looks an address up for somebody who is filling in a form; what it knows more or better is proposed, never put in by itself.</summary>
public sealed class CheckAddress(IAddressLookup lookup)
{
    public async Task<Result<AddressChecked>> RunAsync(AddressAsked typed, Actor actor, CancellationToken ct)
    {
        if (!actor.May(LeadPermissions.Submit) && actor.Lacks(LeadPermissions.SubmitOwn) is { } refusal)
            return refusal;
        var format = OfflineRules.Address(typed);
        if (!typed.IsEnough)
            return new AddressChecked(typed, format, null, null);
        var answer = await lookup.LookUpAsync(typed, new OutsideReason(actor, null, null, CheckPhone.Patience), ct);
        return answer.Error is { } error ? new AddressChecked(typed, format, null, error) : new AddressChecked(typed, format, answer.Value, null);
    }
}
