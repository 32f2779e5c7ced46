using System.Collections.Frozen;

namespace OpsConsole.Core.Leads.Addresses;

/// <summary>What stands before the number of a dwelling or room inside a building, after appendix C2 of USPS Publication 28.</summary>
internal static class UnitDesignators
{
    /// <summary>The sign for "some unit": people write #5, Apt 5 and Unit 5 for the same door.</summary>
    public const string Any = "#";

    private static readonly FrozenDictionary<string, string> WithNumber = Spellings.Of("""
        # NO NUM NUMBER
        APT APARTMENT APMT APTS
        UNIT UNT
        STE SUITE SUIT
        RM ROOM
        BLDG BUILDING BLD
        FL FLOOR FLR
        LOT
        SPC SPACE
        TRLR TRAILER
        DEPT DEPARTMENT
        HNGR HANGAR HANGER
        KEY
        PIER
        SLIP
        STOP
        PMB
        PH PENTHOUSE
        BSMT BASEMENT
        OFC OFFICE
        """);

    private static readonly FrozenDictionary<string, string> Alone = Spellings.Of("""
        BSMT BASEMENT
        FRNT FRONT
        LBBY LOBBY
        LOWR LOWER
        OFC OFFICE
        PH PENTHOUSE
        REAR
        SIDE
        UPPR UPPER
        """);

    // After these even a word is a unit: "Unit 78HIGH", "Apt Left".
    private static readonly FrozenSet<string> TakesWords = ["APT", "UNIT", "STE", "#"];

    private static readonly FrozenSet<string> OneDoor = ["APT", "UNIT", "STE", "RM"];

    public static string? WithNumberCode(string word) => WithNumber.GetValueOrDefault(word);

    public static string? AloneCode(string word) => Alone.GetValueOrDefault(word);

    public static bool MayTakeWord(string code) => TakesWords.Contains(code);

    /// <summary>The designator as it counts when two addresses are compared.</summary>
    public static string ForComparing(string code) => OneDoor.Contains(code) ? Any : code;
}
