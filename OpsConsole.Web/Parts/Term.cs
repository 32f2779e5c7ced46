namespace OpsConsole.Web.Parts;

/// <summary>A word of the trade that not everybody knows, with what it means here.</summary>
public sealed record Term(string Name, string Meaning);

/// <summary>The words that have a <c>?</c> beside them.</summary>
public static class Terms
{
    public static readonly Term ReviewPriority = new("Review priority",
        "0 to 100: which waiting lead to look at first. Motivation, value, demand around it, time on market and known facts, weighed by your settings. The board shows the highest first; it decides nothing by itself.");

    public static readonly Term Stars = new("Stars",
        "1 to 5: how good the lead is for a buyer. Verified contact and address, photos, known facts and the agent's record, weighed by your settings.");

    public static readonly Term FraudScore = new("Fraud score",
        "0 to 100: how much speaks for fraud. Each sign has its weight; together they count as if they were independent. It flags a lead for a person and judges nobody.");

    public static readonly Term Doubt = new("Doubts",
        "Something was noticed when the lead came in: the address is here already, the price does not fit the area, or facts are missing. Look twice before you decide.");

    public static readonly Term Countdown = new("Countdown",
        "How long an approved lead can be bought. When it ends unsold, the lead leaves the marketplace. An administrator sets its length; a manager can change it on the lead, with a reason.");

    public static readonly Term DemoMode = new("Demo",
        "Everything here is made up: people, leads and prices. Try what you like; nothing reaches anybody outside, and no money moves.");
}
