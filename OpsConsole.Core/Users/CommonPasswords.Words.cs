namespace OpsConsole.Core.Users;

public static partial class CommonPasswords
{
    /// <summary>What people begin with when they are asked for a password: in lower case, at least four letters, longest first when taken out.</summary>
    internal static IReadOnlyList<string> Words { get; } =
    [.. All(
        // The thing itself, and the way in.
        "password passwort passwd pass word passphrase passcode secret secure security private login logon signin access account user username admin administrator root master " +
        "system server computer internet network database default guest demo test tester testing temp temporary change changeme welcome letmein hello open opensesame sesame enter " +
        "trustno trust please nothing whatever something anything company office work team manager finance staff agent buyer partner lead leads broker realtor estate realestate house " +
        "homes property marketplace " +
        // Seasons, months, days.
        "spring summer autumn fall winter january february march april june july august september october november december " +
        "monday tuesday wednesday thursday friday saturday sunday weekend christmas easter halloween holiday birthday newyear " +
        // Names that many people have.
        "james john robert michael mike david william richard joseph thomas charles chris christopher daniel matthew anthony mark steven steve andrew joshua kevin brian george edward " +
        "ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan justin brandon alexander alex peter paul martin maria mary patricia jennifer linda elizabeth barbara susan " +
        "jessica sarah karen nancy lisa betty sandra ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura sharon cynthia kathleen anna angela " +
        "nicole samantha katherine christine hannah julia sophie emma olivia isabella charlotte victoria jordan taylor morgan carlos jose juan luis miguel pedro ahmed mohammed fatima " +
        // Places.
        "america american england london paris berlin madrid canada mexico texas dallas austin houston chicago boston denver phoenix seattle florida miami orlando atlanta california " +
        "sacramento oakland angeles newyork brooklyn vegas hawaii germany france italy spain brazil india china japan " +
        // What people like.
        "love lover loveyou iloveyou loveme lovely darling sweetheart honey sugar sweet baby angel princess queen prince king heart forever family mother father mommy daddy brother " +
        "sister friend friends happy smile lucky money cash dollar rich gold golden silver diamond crystal star stars sunshine sunset rainbow flower rose lily daisy butterfly " +
        "dragon monkey tiger lion bear wolf eagle falcon hawk panther cougar shark dolphin horse pony rabbit bunny turtle snake spider scorpion kitten kitty puppy doggy mustang " +
        "ferrari porsche corvette camaro harley yamaha mercedes toyota honda chevy ford truck racing football baseball basketball soccer hockey tennis golf golfer fishing hunting " +
        "hunter ranger killer warrior ninja samurai pirate wizard magic merlin phantom shadow ghost devil demon heaven jesus christ church faith hope peace freedom liberty justice " +
        "matrix batman superman spiderman superstar starwars startrek pokemon mickey minnie snoopy garfield barney simpson player gamer game games music guitar piano drummer metal " +
        "rock star power thunder lightning storm hurricane fire flame water ocean river mountain forest nature earth world universe planet moon space cosmic orange banana apple cherry " +
        "peach lemon mango coconut chocolate cookie candy coffee pizza cheese pepper ginger vanilla whiskey vodka beer wine purple yellow green blue black white brown pink scarlet " +
        "number seven eight three hundred thousand million first last best great super mega ultra cool awesome perfect beautiful gorgeous monster champion winner legend genius rocket")];

    private static IEnumerable<string> All(string text) =>
        text.Split(' ').Where(word => word.Length >= 4).Distinct(StringComparer.Ordinal).OrderByDescending(word => word.Length).ThenBy(word => word, StringComparer.Ordinal);
}
