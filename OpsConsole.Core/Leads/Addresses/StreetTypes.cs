using System.Collections.Frozen;

namespace OpsConsole.Core.Leads.Addresses;

/// <summary>Street types and their short forms, after appendix C1 of USPS Publication 28: the full word, the short form, then other spellings.</summary>
internal static class StreetTypes
{
    private const string Table = """
        ALLEY ALY ALLEE ALLY
        ANNEX ANX ANEX ANNX
        ARCADE ARC
        AVENUE AVE AV AVEN AVENU AVN AVNUE
        BAYOU BYU BAYOO
        BEACH BCH
        BEND BND
        BLUFF BLF BLUF
        BLUFFS BLFS
        BOTTOM BTM BOT BOTTM
        BOULEVARD BLVD BOUL BOULE BOULEV BOULV BVD BLV BLVRD
        BRANCH BR BRNCH
        BRIDGE BRG BRDGE
        BROOK BRK
        BROOKS BRKS
        BURG BG
        BURGS BGS
        BYPASS BYP BYPA BYPAS BYPS
        CAMP CP CMP
        CANYON CYN CANYN CNYN
        CAPE CPE
        CAUSEWAY CSWY CAUSWA
        CENTER CTR CEN CENT CENTR CENTRE CNTER CNTR
        CENTERS CTRS
        CIRCLE CIR CIRC CIRCL CRCL CRCLE
        CIRCLES CIRS
        CLIFF CLF
        CLIFFS CLFS
        CLUB CLB
        COMMON CMN
        COMMONS CMNS
        CORNER COR
        CORNERS CORS
        COURSE CRSE
        COURT CT CRT
        COURTS CTS
        COVE CV
        COVES CVS
        CREEK CRK
        CRESCENT CRES CRSENT CRSNT
        CREST CRST
        CROSSING XING CRSSNG
        CROSSROAD XRD
        CROSSROADS XRDS
        CURVE CURV
        DALE DL
        DAM DM
        DIVIDE DV DIV DVD
        DRIVE DR DRIV DRV
        DRIVES DRS
        ESTATE EST
        ESTATES ESTS
        EXPRESSWAY EXPY EXP EXPR EXPRE EXPRESS EXPW
        EXTENSION EXT EXTN EXTNSN
        EXTENSIONS EXTS
        FALL FALL
        FALLS FLS
        FERRY FRY FRRY
        FIELD FLD
        FIELDS FLDS
        FLAT FLT
        FLATS FLTS
        FORD FRD
        FORDS FRDS
        FOREST FRST FORESTS
        FORGE FRG FORG
        FORGES FRGS
        FORK FRK
        FORKS FRKS
        FORT FT FRT
        FREEWAY FWY FREEWY FRWAY FRWY
        GARDEN GDN GARDN GRDEN GRDN
        GARDENS GDNS GRDNS
        GATEWAY GTWY GATEWY GATWAY GTWAY
        GLEN GLN
        GLENS GLNS
        GREEN GRN
        GREENS GRNS
        GROVE GRV GROV
        GROVES GRVS
        HARBOR HBR HARB HARBR HRBOR
        HARBORS HBRS
        HAVEN HVN
        HEIGHTS HTS HT HGTS
        HIGHWAY HWY HIGHWY HIWAY HIWY HWAY
        HILL HL
        HILLS HLS
        HOLLOW HOLW HLLW HOLLOWS HOLWS
        INLET INLT
        ISLAND IS ISLND
        ISLANDS ISS ISLNDS
        ISLE ISLE ISLES
        JUNCTION JCT JCTION JCTN JUNCTN JUNCTON
        JUNCTIONS JCTS JCTNS
        KEY KY
        KEYS KYS
        KNOLL KNL KNOL
        KNOLLS KNLS
        LAKE LK
        LAKES LKS
        LAND LAND
        LANDING LNDG LNDNG
        LANE LN LANES
        LIGHT LGT
        LIGHTS LGTS
        LOAF LF
        LOCK LCK
        LOCKS LCKS
        LODGE LDG LDGE LODG
        LOOP LOOP LOOPS LP
        MALL MALL
        MANOR MNR
        MANORS MNRS
        MEADOW MDW
        MEADOWS MDWS MEDOWS
        MEWS MEWS
        MILL ML
        MILLS MLS
        MISSION MSN MISSN MSSN
        MOTORWAY MTWY
        MOUNT MT MNT
        MOUNTAIN MTN MNTAIN MNTN MOUNTIN MTIN
        MOUNTAINS MTNS MNTNS
        NECK NCK
        ORCHARD ORCH ORCHRD
        OVAL OVAL OVL
        OVERPASS OPAS
        PARK PARK PRK PARKS
        PARKWAY PKWY PARKWY PKWAY PKY PARKWAYS PKWYS
        PASS PASS
        PASSAGE PSGE
        PATH PATH PATHS
        PIKE PIKE PIKES
        PINE PNE
        PINES PNES
        PLACE PL
        PLAIN PLN
        PLAINS PLNS
        PLAZA PLZ PLZA
        POINT PT
        POINTS PTS
        PORT PRT
        PORTS PRTS
        PRAIRIE PR PRR
        RADIAL RADL RAD RADIEL
        RAMP RAMP
        RANCH RNCH RANCHES RNCHS
        RAPID RPD
        RAPIDS RPDS
        REST RST
        RIDGE RDG RDGE
        RIDGES RDGS
        RIVER RIV RVR RIVR
        ROAD RD
        ROADS RDS
        ROUTE RTE
        ROW ROW
        RUE RUE
        RUN RUN
        SHOAL SHL
        SHOALS SHLS
        SHORE SHR SHOAR
        SHORES SHRS SHOARS
        SKYWAY SKWY
        SPRING SPG SPNG SPRNG
        SPRINGS SPGS SPNGS SPRNGS
        SPUR SPUR SPURS
        SQUARE SQ SQR SQRE SQU
        SQUARES SQS SQRS
        STATION STA STATN STN
        STRAVENUE STRA STRAV STRAVEN STRAVN STRVN STRVNUE
        STREAM STRM STREME
        STREET ST STR STRT
        STREETS STS
        SUMMIT SMT SUMIT SUMITT
        TERRACE TER TERR
        THROUGHWAY TRWY
        TRACE TRCE TRACES
        TRACK TRAK TRACKS TRK TRKS
        TRAFFICWAY TRFY
        TRAIL TRL TRAILS TRLS
        TUNNEL TUNL TUNEL TUNLS TUNNELS TUNNL
        TURNPIKE TPKE TRNPK TURNPK TPK
        UNDERPASS UPAS
        UNION UN
        UNIONS UNS
        VALLEY VLY VALLY VLLY
        VALLEYS VLYS
        VIADUCT VIA VDCT VIADCT
        VIEW VW
        VIEWS VWS
        VILLAGE VLG VILL VILLAG VILLG VILLIAGE
        VILLAGES VLGS
        VILLE VL
        VISTA VIS VIST VST VSTA
        WALK WALK WALKS
        WALL WALL
        WAY WAY WY
        WAYS WAYS
        WELL WL
        WELLS WLS
        """;

    private static readonly string[][] Rows = [.. Table.Split('\n', StringSplitOptions.TrimEntries).Select(row => row.Split(' '))];

    private static readonly FrozenDictionary<string, string> ShortForms = Rows
        .SelectMany(row => row.Distinct().Select(spelling => (spelling, shortForm: row[1])))
        .ToFrozenDictionary(entry => entry.spelling, entry => entry.shortForm);

    // Some short forms mean more than the type: saint or street, doctor or drive, the Spanish via.
    private static readonly FrozenDictionary<string, string> FullWords = Rows
        .Where(row => row[1] is not ("ST" or "DR" or "VIA" or "IS" or "ML"))
        .ToFrozenDictionary(row => row[1], row => row[0]);

    // Types that letters, numbers and directions are commonly the whole name of: "N St", "5th Ave", "North Blvd".
    private static readonly FrozenSet<string> NamedByOneSign = ["ST", "AVE", "RD", "BLVD", "DR", "LN", "CT", "PL", "WAY", "PKWY", "TER", "CIR", "SQ", "ALY", "ROW", "TRL", "LOOP"];

    public static bool Is(string word) => ShortForms.ContainsKey(word);

    public static string? ShortFormOf(string word) => ShortForms.GetValueOrDefault(word);

    /// <summary>The full word for a standard short form inside a name, where other spellings count: "Rosa Parks" is not "Rosa Park".</summary>
    public static string FullWord(string word) => FullWords.GetValueOrDefault(word, word);

    public static bool TakesOneSign(string shortForm) => NamedByOneSign.Contains(shortForm);
}
