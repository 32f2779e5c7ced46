namespace OpsConsole.Core.Messages.Deliverability;

/// <summary>How a rate looks beside its bars.</summary>
public enum RateVerdict
{
    /// <summary>Too few mails to say.</summary>
    TooFew,

    Good,

    Warn,

    Bad,
}

/// <summary>The bars of a firm, in percent.</summary>
public sealed record RateBars(decimal ComplaintsWarn, decimal ComplaintsBad, decimal BouncesWarn, decimal BouncesBad, int From)
{
    public RateVerdict OfComplaints(MailFigures figures) => Of(figures.ComplaintRate, figures.Sent, ComplaintsWarn, ComplaintsBad);

    public RateVerdict OfBounces(MailFigures figures) => Of(figures.BounceRate, figures.Tried, BouncesWarn, BouncesBad);

    private RateVerdict Of(decimal rate, int of, decimal warn, decimal bad) =>
        of < From ? RateVerdict.TooFew : rate >= bad ? RateVerdict.Bad : rate >= warn ? RateVerdict.Warn : RateVerdict.Good;
}

/// <summary>What became of the mails to a domain, or to all, that were begun in a while.</summary>
/// <param name="Refused">Given up: refused for good, or too often.</param>
/// <param name="Delayed">Failed at least once and wait for the next attempt.</param>
/// <param name="Bounced">Came back for good, or a server said that there is no such mailbox.</param>
/// <param name="CountedOpens">Those that could tell that they were opened.</param>
/// <param name="CountedClicks">Those whose links could tell that they were followed.</param>
public sealed record MailFigures(int Sent, int Delayed, int Refused, int Bounced, int Returned, int Complained, int InDoubt, int CountedOpens, int Opened, int CountedClicks, int Clicked)
{
    /// <summary>Those that have come to an end, whichever.</summary>
    public int Tried => Sent + Refused;

    /// <summary>In percent.</summary>
    public decimal BounceRate => Percent(Bounced, Tried);

    public decimal ComplaintRate => Percent(Complained, Sent);

    public decimal OpenRate => Percent(Opened, CountedOpens);

    public decimal ClickRate => Percent(Clicked, CountedClicks);

    public static MailFigures operator +(MailFigures one, MailFigures other) => new(
        one.Sent + other.Sent, one.Delayed + other.Delayed, one.Refused + other.Refused, one.Bounced + other.Bounced, one.Returned + other.Returned, one.Complained + other.Complained,
        one.InDoubt + other.InDoubt, one.CountedOpens + other.CountedOpens, one.Opened + other.Opened, one.CountedClicks + other.CountedClicks, one.Clicked + other.Clicked);

    public static MailFigures None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private static decimal Percent(int part, int whole) => whole == 0 ? 0 : 100m * part / whole;
}

/// <param name="Blocked">Addresses there that are blocked now.</param>
/// <param name="Waiting">Mails that may leave now and have not.</param>
/// <param name="LastMinute">Begun in the last minute by all firms of the installation: what the pace counts.</param>
public sealed record DomainFigures(string Domain, MailFigures Mails, int Blocked, int Waiting, DateTime? OldestWaitingUtc, int LastMinute);

/// <summary>A firm's first days.</summary>
/// <param name="Day">From 1.</param>
/// <param name="Most">How many may leave today besides letters about accounts.</param>
public sealed record WarmUpStep(int Day, int Days, long Most, int Begun);

/// <param name="Domains">The busiest, at most <see cref="DeliverabilityQuery.MostDomains"/>.</param>
/// <param name="OtherDomains">How many more there are.</param>
/// <param name="PerMinute">How many a minute to one domain; 0 for any number.</param>
/// <param name="WarmUp">Null without one, or once it is over.</param>
public sealed record Deliverability(
    MailFigures All, IReadOnlyList<DomainFigures> Domains, int OtherDomains, int Blocked, int Waiting, DateTime? OldestWaitingUtc, int PerMinute, WarmUpStep? WarmUp, RateBars Bars, bool CountsOpens, bool CountsClicks);
