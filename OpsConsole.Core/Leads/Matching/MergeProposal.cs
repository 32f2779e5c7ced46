using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Core.Leads.Matching;

/// <summary>What is offered when two leads are to become one, and how their facts are put together.</summary>
/// <param name="Taken">Facts (see <see cref="LeadFact"/>) that come from the other; an address moves as a whole.</param>
public sealed record MergeProposal(long SurvivorLeadId, IReadOnlyList<string> Taken)
{
    /// <summary>The facts that make up the place, of which none is taken without the others.</summary>
    public static IReadOnlyList<string> Place { get; } =
        [nameof(LeadInput.Street), nameof(LeadInput.City), nameof(LeadInput.State), nameof(LeadInput.Zip), nameof(LeadInput.Latitude), nameof(LeadInput.Longitude)];

    /// <summary>The one that has come further stays, then the one of which more is known, then the earlier; it gets what only the other knows.</summary>
    public static MergeProposal Of(Lead left, Lead right)
    {
        var survivor = new[] { left, right }.OrderByDescending(lead => Rank(lead.Status)).ThenByDescending(Known).ThenBy(lead => lead.Id).First();
        return new(survivor.Id, Missing(survivor, survivor == left ? right : left));
    }

    /// <summary>What the other knows and the survivor does not.</summary>
    public static IReadOnlyList<string> Missing(Lead survivor, Lead other)
    {
        var (own, theirs) = (survivor.ToInput(), other.ToInput());
        return survivor.WhyNotEditable() is not null ? [] :
            [.. LeadFact.All.Where(fact => !Place.Contains(fact.Name) && fact.Of(own) is null && fact.Of(theirs) is not null).Select(fact => fact.Name)];
    }

    internal static LeadInput Joined(LeadInput own, LeadInput theirs, IReadOnlyCollection<string> taken)
    {
        var takesPlace = taken.Any(Place.Contains);
        return LeadFact.All.Where(fact => Place.Contains(fact.Name) ? takesPlace : taken.Contains(fact.Name))
            .Aggregate(own, (input, fact) => fact.With(input, fact.Of(theirs)).Input ?? input);
    }

    internal static IReadOnlyList<FactChange> Changes(LeadInput before, LeadInput after) =>
        [.. LeadFact.All.Select(fact => new FactChange(fact.Name, fact.Of(before), fact.Of(after))).Where(change => change.Old != change.New)];

    private static int Known(Lead lead)
    {
        var input = lead.ToInput();
        return LeadFact.All.Count(fact => fact.Of(input) is not null);
    }

    private static int Rank(LeadStatus status) => status switch
    {
        LeadStatus.Sold => 4,
        LeadStatus.Approved => 3,
        LeadStatus.Pending => 2,
        LeadStatus.Expired => 1,
        _ => 0,
    };
}
