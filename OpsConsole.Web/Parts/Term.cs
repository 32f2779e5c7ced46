namespace OpsConsole.Web.Parts;

/// <summary>A word of the trade that not everybody knows, with what it means here.</summary>
public sealed record Term(string Name, string Meaning);

/// <summary>The words that have a <c>?</c> beside them.</summary>
public static class Terms
{
    public static readonly Term ReviewPriority = new("Review priority",
        "0 to 100. Adds up how complete the facts are, how well price and area fit, and how much the owner wants to sell. The board shows the highest first; it decides nothing by itself.");

    public static readonly Term Doubt = new("Doubts",
        "Something was noticed when the lead came in: the address is here already, the price does not fit the area, or facts are missing. Look twice before you decide.");

    public static readonly Term Countdown = new("Countdown",
        "How long an approved lead can be bought. When it ends unsold, the lead leaves the marketplace. An administrator sets its length; a manager can change it on the lead, with a reason.");

    public static readonly Term DemoMode = new("Demo",
        "Everything here is made up: people, leads and prices. Try what you like; nothing reaches anybody outside, and no money moves.");
}
