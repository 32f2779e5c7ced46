using System.Globalization;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Opportunities.Editing;
using OpsConsole.Web.Parts;

namespace OpsConsole.Web.Opportunities.Detail;

internal static class OpportunityFactWords
{
    /// <param name="text">A fact's own text (see <see cref="OpportunityFact"/>).</param>
    public static string Shown(string fact, string? text) => (fact, text) switch
    {
        (nameof(Opportunity.Probability), null) => "The stage's usual",
        (_, null) => "Not given",
        (nameof(Opportunity.ValueCents), _) => Money.Exact((long)(decimal.Parse(text, CultureInfo.InvariantCulture) * 100)),
        (nameof(Opportunity.Probability), _) => $"{text}%",
        (nameof(Opportunity.ExpectedCloseOn), _) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("d MMM yyyy", CultureInfo.InvariantCulture),
        _ => text,
    };
}
