using System.Globalization;
using OpsConsole.Core.Flags;

namespace OpsConsole.Web.Flags;

internal static class FlagWords
{
    /// <summary>Who has it, in a few words.</summary>
    public static string Of(FlagState state)
    {
        if (!state.IsOn)
            return "Nobody";
        var share = state.Percentage switch { 0 => "Nobody", 100 => "Everybody", var part => string.Create(CultureInfo.InvariantCulture, $"{part}% of all") };
        var whose = state.Roles.Count > 0 ? $" with the role {string.Join(" or ", state.Roles)}" : "";
        var where = state.Markets.Count > 0 ? $" in {string.Join(", ", state.Markets)}" : "";
        var named = state.UserIds.Count switch { 0 => "", 1 => ", and 1 person by name", var count => $", and {count} people by name" };
        return share + whose + where + named;
    }

    public static string Of(FlagVerdict verdict, string variant) => (verdict.IsOn ? "Has it" : "Does not have it") + (verdict.IsOn && variant != FlagTally.With ? $", as “{variant}”" : "");

    public static string Of(FlagReason reason) => reason switch
    {
        FlagReason.Stopped => "The flag is stopped.",
        FlagReason.Off => "The flag is off.",
        FlagReason.NotYet => "Its time has not come yet.",
        FlagReason.Over => "Its time is over.",
        FlagReason.Named => "They are listed by name.",
        FlagReason.OtherRole => "They have none of its roles.",
        FlagReason.OtherMarket => "It is about none of its markets.",
        FlagReason.Everybody => "Everybody whom the rules let through has it.",
        FlagReason.InShare => "They are within the share.",
        _ => "They are outside the share.",
    };

    public static string Percent(long part, long whole) => whole == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0.0}%");
}
