using static OpsConsole.Core.Leads.FairHousing.ProtectedClass;

namespace OpsConsole.Core.Leads.FairHousing;

/// <summary>What is looked for in texts about a house. Sources stand in docs/fair-housing.md; keep the two in step.</summary>
internal static class FairHousingWords
{
    private const string People = "people|persons|person|tenants|tenant|buyers|buyer|owners|residents|families|family|neighbors|neighbours|folks|households";
    private const string Faiths = "christian|christians|catholic|catholics|protestant|jewish|jews|muslim|muslims|hindu|hindus|mormon|mormons|buddhist|baptist|evangelical";
    private const string Origins = "american|americans|mexican|mexicans|hispanic|hispanics|latino|latinos|chinese|asian|asians|indian|indians|italian|irish|polish|russian|african|arab|arabs|vietnamese|filipino|immigrant|immigrants|foreigners";
    private const string Races = "white|whites|black|blacks|caucasian|caucasians|colored";
    private const string Young = "children|child|kids|kid|toddlers|infants|babies|teens|teenagers|minors";

    public static IReadOnlyList<WordingRule> Rules { get; } =
    [
        Strong($"no|not|without {Young}", FamilialStatus, "It turns families with children away.", "Leave it out; children may live in any home."),
        Strong($"{Young} not welcome|allowed|permitted", FamilialStatus, "It turns families with children away.", "Leave it out; children may live in any home."),
        Strong("adults|adult only|building|living|community|complex", FamilialStatus, "It turns families with children away.", "Describe the house; only housing for older persons that the law exempts may say so."),
        Strong("no families", FamilialStatus, "It turns families away.", "Leave it out."),
        Strong("childless|childfree", FamilialStatus, "It turns families with children away.", "Leave it out."),
        Weak("singles|single only|preferred", FamilialStatus, "It says who should live there.", "Say how many rooms there are."),
        Weak("perfect|ideal|great|suited|suitable for a? couple|couples|newlyweds|singles|family|families|bachelor|bachelors|retirees|seniors|students|professionals", FamilialStatus, "It says who should live there.", "Say what the house has: \"three bedrooms, fenced yard\"."),
        Weak("perfect|ideal|great|suited|suitable for a? young|single|mature|older|retired people|person|professional|professionals|couple|couples|family|families|adults", FamilialStatus, "It says who should live there.", "Say what the house has: \"three bedrooms, fenced yard\"."),
        Weak("empty nesters|nester", FamilialStatus, "It says who should live there.", "Say what the house has."),
        Weak("mature|older|retired|elderly people|persons|person|couple|couples|individual|individuals|tenants|buyers", FamilialStatus, "It says who should live there.", "Describe the house, not its people."),
        Weak("55+|62+|senior|seniors community|only|living|housing", FamilialStatus, "Only housing for older persons that the law exempts may say so.", "Say so only when the community qualifies, and note that it does."),
        Strong($"no {Races}", RaceOrColor, "It turns people away by race or color.", "Leave it out."),
        Strong($"{Races} only|{People}|neighborhood|neighbourhood|area|community|section", RaceOrColor, "It names the race of people who live or should live there.", "Describe the house and the street, not the people."),
        Weak("integrated|segregated neighborhood|neighbourhood|area|community|street", RaceOrColor, "It speaks of the race of the neighbors.", "Leave it out."),
        Weak("restricted|exclusive neighborhood|neighbourhood|community|area", RaceOrColor, "It has long meant that some people are kept out.", "Say what is there: \"gated\", \"near the lake\"."),
        Strong($"no {Faiths}", Religion, "It turns people away by their faith.", "Leave it out."),
        Strong($"{Faiths} only|preferred|{People}", Religion, "It names the faith of people who live or should live there.", "Describe the house, not the people."),
        Weak($"{Faiths} home|house|neighborhood|neighbourhood|community|area", Religion, "It names the faith of the neighbors.", "Name a place only for the distance: \"half a mile to St. Mary's Church\"."),
        Strong($"no {Origins}", NationalOrigin, "It turns people away by where they come from.", "Leave it out."),
        Strong($"{Origins} only|preferred|{People}", NationalOrigin, "It names where people who live or should live there come from.", "Describe the house, not the people."),
        Weak($"{Origins} neighborhood|neighbourhood|community|area|home|residence", NationalOrigin, "It names where the neighbors come from.", "Describe the street, not the people."),
        Strong("must|should speak english", NationalOrigin, "It turns people away by their language.", "Leave it out."),
        Strong("english speaking|speakers only|preferred|required|tenants|buyers", NationalOrigin, "It turns people away by their language.", "Leave it out."),
        Strong("us? citizens|citizen only", NationalOrigin, "It turns people away by where they come from.", "Leave it out."),
        Strong("no men|women|males|females|girls|boys", Sex, "It turns people away by their sex.", "Leave it out."),
        Strong("men|man|women|woman|male|males|female|females|ladies|gentlemen|gentleman|girls|boys only|preferred", Sex, "It says which sex is wanted.", "Leave it out."),
        Strong("no gays|lesbians|gay|lesbian|transgender", Sex, "It turns people away by their sex.", "Leave it out."),
        Weak("bachelor pad", Sex, "It says who should live there.", "\"Studio\" or \"one bedroom\" says as much."),
        Strong("no wheelchairs|wheelchair|handicapped|disabled|cripples|crippled|deaf|retarded", Disability, "It turns people with a disability away.", "Leave it out."),
        Strong("not for|suitable|suited for? the? handicapped|disabled|wheelchairs|elderly", Disability, "It turns people with a disability away.", "Say what is there: \"twelve steps to the door\"."),
        Strong("able bodied|ablebodied", Disability, "It turns people with a disability away.", "Leave it out."),
        Strong("must be able to walk|climb", Disability, "It turns people with a disability away.", "Say what is there: \"third floor, no elevator\"."),
        Strong("no mentally|mental ill|illness", Disability, "It turns people with a disability away.", "Leave it out."),
        Strong("no service|support|assistance|emotional animals|animal|dogs|dog", Disability, "An assistance animal is no pet and may not be refused.", "\"No pets; assistance animals are welcome.\""),
        Weak("physically|mentally fit|healthy|sound", Disability, "It says who should live there.", "Leave it out."),
        Weak("healthy only|people|person|tenants|buyers", Disability, "It says who should live there.", "Leave it out."),
    ];

    /// <summary>Descriptions of a house that contain such words and are no word about people (HUD's guidance of 9 January 1995 names most).</summary>
    public static IReadOnlyList<string> Allowed { get; } =
    [
        "master bedroom|bedrooms|bath|bathroom|suite|closet", "mother in law suite|apartment|unit|quarters", "in law suite|unit|quarters", "family room|rooms", "single family home|homes|house|houses|residence|property",
        "multi family", "bachelor apartment", "walking distance", "walk in closet|closets", "walk up", "walk to", "jogging trails|trail", "great|ocean|mountain|lake view|views", "quiet street|streets|neighborhood", "desirable neighborhood",
        "no smoking|smokers|pets|bicycles", "non smoking", "wheelchair ramp|access|accessible", "handicap|handicapped accessible|parking|access", "accessible bathroom|entrance", "senior discount", "children playground|play area",
        "childrens playground|room|play", "kids room|bedroom|playroom", "kid friendly", "family friendly", "white cabinets|kitchen|fence|trim|walls|oak|tile|quartz|paint|brick|door", "black appliances|granite|counter|counters|fence|top|door",
        "italian marble|tile|tiles", "american standard|craftsman|colonial|river", "indian creek|hills|springs|rocks", "mexican tile|tiles", "chinese elm", "irish hills|lane", "russian river|hill", "african mahogany", "polish concrete",
        "exclusive listing|agent|right", "restricted access|parking", "single story|level|car|garage|owner|pane|family", "great room", "near church|synagogue|mosque|temple|school",
        "catholic church|school|university|charities", "christian school|church|academy", "baptist church|hospital", "jewish museum|temple|center", "mens|womens restroom|locker", "adult school|education", "elderly owner|owners|couple is|are",
        "has|have|had|with no children|child|kids|family", "black mold", "retired owner|owners|couple is|are|moves|wants",
    ];

    private static WordingRule Strong(string pattern, ProtectedClass group, string why, string suggestion) => new(pattern, group, true, why, suggestion);

    private static WordingRule Weak(string pattern, ProtectedClass group, string why, string suggestion) => new(pattern, group, false, why, suggestion);
}
