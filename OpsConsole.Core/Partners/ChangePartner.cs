namespace OpsConsole.Core.Partners;

/// <summary>Changes the rules of a partner's turn; they count from the next lead on.</summary>
public sealed class ChangePartner(OpsDbs dbs)
{
    public async Task<Result<PartnerRef>> RunAsync(PartnerRef target, PartnerInput input, Actor actor, CancellationToken ct)
    {
        var tidied = input.Tidied();
        return await dbs.ChangePartnerAsync(target, actor, "partner.changed", partner =>
        {
            if (tidied.Problems() is { Count: > 0 } problems)
                return new InvalidInput(problems);
            partner.Take(tidied);
            return null;
        }, partner => PartnerRules.Of(partner), ct);
    }
}
