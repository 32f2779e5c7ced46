using System.Collections.Frozen;

namespace OpsConsole.Core.Leads.Addresses;

/// <summary>The states, the District of Columbia, the territories and the military post offices, each with the spellings people use.</summary>
public static class UsStates
{
    private const string Table = """
        AL Alabama|Ala
        AK Alaska
        AZ Arizona|Ariz
        AR Arkansas|Ark
        CA California|Calif|Cal
        CO Colorado|Colo
        CT Connecticut|Conn
        DE Delaware|Del
        DC District of Columbia|Washington DC
        FL Florida|Fla
        GA Georgia
        HI Hawaii
        ID Idaho
        IL Illinois|Ill
        IN Indiana|Ind
        IA Iowa
        KS Kansas|Kans|Kan
        KY Kentucky
        LA Louisiana
        ME Maine
        MD Maryland
        MA Massachusetts|Mass
        MI Michigan|Mich
        MN Minnesota|Minn
        MS Mississippi|Miss
        MO Missouri
        MT Montana|Mont
        NE Nebraska|Neb|Nebr
        NV Nevada|Nev
        NH New Hampshire
        NJ New Jersey
        NM New Mexico|N Mex
        NY New York
        NC North Carolina|N Carolina
        ND North Dakota|N Dakota|N Dak
        OH Ohio
        OK Oklahoma|Okla
        OR Oregon|Ore
        PA Pennsylvania|Penna|Penn
        RI Rhode Island
        SC South Carolina|S Carolina
        SD South Dakota|S Dakota|S Dak
        TN Tennessee|Tenn
        TX Texas|Tex
        UT Utah
        VT Vermont
        VA Virginia
        WA Washington|Wash
        WV West Virginia|W Virginia|W Va
        WI Wisconsin|Wis|Wisc
        WY Wyoming|Wyo
        AS American Samoa
        GU Guam
        MP Northern Mariana Islands
        PR Puerto Rico
        VI Virgin Islands|US Virgin Islands
        AA Armed Forces Americas
        AE Armed Forces Europe
        AP Armed Forces Pacific
        """;

    private static readonly (string Code, string[] Names)[] Rows =
        [.. Table.Split('\n', StringSplitOptions.TrimEntries).Select(row => (row[..2], row[3..].Split('|')))];

    private static readonly FrozenDictionary<string, string> Codes = Rows
        .SelectMany(row => row.Names.Append(row.Code).Select(name => (name: Letters(name), row.Code)))
        .ToFrozenDictionary(entry => entry.name, entry => entry.Code);

    /// <summary>Code and name of each, in the order of a drop-down list.</summary>
    public static IReadOnlyList<(string Code, string Name)> All { get; } = [.. Rows.Select(row => (row.Code, row.Names[0]))];

    /// <summary>The two-letter code for a code or a name ("ca", "Calif.", "N.Y.", "New York"); null when it is neither.</summary>
    public static string? CodeOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 40)
            return null;
        return text.Length == 2 && Codes.TryGetValue(text, out var code) ? code : Codes.GetValueOrDefault(Letters(text));
    }

    private static string Letters(string text) => string.Concat(AddressText.Fold(text).Where(letter => letter != ' '));
}
