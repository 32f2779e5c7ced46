using OpsConsole.Core.Integrations;
using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Core.Leads.Verification;

/// <summary>Looks a number up for somebody who is filling in a form. It never takes long and never stands in the way.</summary>
public sealed class CheckPhone(IPhoneLookup lookup)
{
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    public async Task<Result<PhoneChecked>> RunAsync(string typed, Actor actor, CancellationToken ct)
    {
        if (!actor.May(LeadPermissions.Submit) && actor.Lacks(LeadPermissions.SubmitOwn) is { } refusal)
            return refusal;
        var format = OfflineRules.Phone(typed);
        if (UsPhone.Read(typed) is not { } number)
            return new PhoneChecked(typed, format, null, null);
        var answer = await lookup.LookUpAsync(number, new OutsideReason(actor, null, null, Patience), ct);
        return answer.Error is { } error ? new PhoneChecked(typed, format, null, error) : new PhoneChecked(typed, format, answer.Value, null);
    }
}
