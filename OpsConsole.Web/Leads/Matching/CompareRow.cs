using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Matching;
using OpsConsole.Web.Leads.Detail;

namespace OpsConsole.Web.Leads.Matching;

/// <summary>A fact of two leads side by side; the facts of the address are one row, for they are chosen together.</summary>
internal sealed record CompareRow(string Name, string Label, IReadOnlyList<string> Facts, IReadOnlyList<string> Texts, bool Differs)
{
    /// <summary>In the order of a lead's page, the address first; what neither knows is left out.</summary>
    public static IReadOnlyList<CompareRow> Of(LeadInput left, LeadInput right)
    {
        string[] places = [Place(left), Place(right)];
        // The coordinates alone make no difference that anybody could judge.
        var address = new CompareRow("Place", "Address", MergeProposal.Place, places, places[0] != places[1]);
        return
        [
            address,
            .. FactWords.Groups.SelectMany(group => group.Facts).Where(fact => !MergeProposal.Place.Contains(fact.Name))
                .Where(fact => fact.Of(left) is not null || fact.Of(right) is not null)
                .Select(fact => new CompareRow(fact.Name, fact.Label, [fact.Name], [FactWords.Shown(fact.Name, fact.Of(left)), FactWords.Shown(fact.Name, fact.Of(right))], fact.Of(left) != fact.Of(right))),
        ];
    }

    private static string Place(LeadInput input) => $"{input.Street}, {input.City}, {input.State} {input.Zip}".TrimEnd();
}
