using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Core.Leads.Imports.Updating;

/// <summary>What a line does to a lead that is already here: the facts afterwards, what differs, and what stays because somebody changed it after the start.</summary>
internal sealed record LeadUpdate(LeadInput After, IReadOnlyList<FactChange> Changes, IReadOnlyList<(LeadFact Fact, string Who)> Kept)
{
    private static readonly string[] places = [nameof(LeadInput.Latitude), nameof(LeadInput.Longitude)];

    /// <summary>The address is how the lead was found: its spelling stays, and with it whose address it is.</summary>
    private static readonly LeadFact[] facts =
        [.. LeadFact.All.Where(fact => fact.Name is not (nameof(LeadInput.Street) or nameof(LeadInput.City) or nameof(LeadInput.State) or nameof(LeadInput.Zip)))];

    /// <param name="row">A good line.</param>
    /// <param name="writerOf">Who wrote a fact since the start; null for nobody.</param>
    public static Result<LeadUpdate> Plan(Lead lead, LeadRow row, ExistingLeads how, Func<LeadFact, FactWriter?> writerOf, LeadInputRules rules)
    {
        if (lead.WhyNotEditable() is { } refusal)
            return refusal;
        var (now, wished) = (lead.ToInput(), row.Input!);
        var patch = new Dictionary<string, string?>();
        var kept = new List<(LeadFact, string)>();
        foreach (var fact in facts)
        {
            var (wish, present) = (fact.Of(wished), fact.Of(now));
            // An empty cell says nothing about the lead.
            if (wish is null || wish == present)
                continue;
            var writer = writerOf(fact);
            // A value for all lines is for those that nothing is known of.
            var replaces = !row.Defaulted.Contains(fact.Name) && (how == ExistingLeads.Take || writer is { IsOwn: true });
            if (writer is { IsOwn: false } other)
                kept.Add((fact, other.Who));
            else if (present is null || replaces)
                patch[fact.Name] = wish;
        }

        KeepPlaceWhole(patch, now, wished);
        var plan = LeadEditing.Plan(lead, patch, rules);
        return plan.Error is { } problem ? problem : new LeadUpdate(plan.Value.After, plan.Value.Changes, kept);
    }

    /// <summary>Half of one place and half of another would be a third.</summary>
    private static void KeepPlaceWhole(Dictionary<string, string?> patch, LeadInput now, LeadInput wished)
    {
        var isWhole = places.Select(name => LeadFact.Named(name)!).All(fact => patch.ContainsKey(fact.Name) || fact.Of(now) == fact.Of(wished));
        foreach (var name in places)
            if (!isWhole)
                patch.Remove(name);
    }
}
