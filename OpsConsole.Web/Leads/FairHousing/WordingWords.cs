using OpsConsole.Core.Leads.FairHousing;

namespace OpsConsole.Web.Leads.FairHousing;

internal static class WordingWords
{
    public static string Of(ProtectedClass? group) => group switch
    {
        null => "House rule",
        ProtectedClass.RaceOrColor => "Race or color",
        ProtectedClass.NationalOrigin => "National origin",
        ProtectedClass.FamilialStatus => "Families with children",
        { } other => other.ToString(),
    };
}
