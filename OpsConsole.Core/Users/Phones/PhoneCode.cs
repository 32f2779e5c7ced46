using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Users.Phones;

/// <summary>
/// The code by which somebody shows that a number is theirs: one row an account, the code sealed. It is made when its text leaves, lives a
/// few minutes, and a few wrong tries use it up.
/// </summary>
public sealed class PhoneCode : ITenantOwned, IVersioned
{
    public const int SealedLength = 600;
    public const int NumberLength = 40;
    public const int Tries = 5;
    public const int MostADay = 5;

    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    public long UserId { get; init; }

    public long TenantId { get; init; }

    public string Number { get; private set; } = "";

    /// <summary>Whether one is on its way or waits to be entered.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Null before its text leaves, and once it is used.</summary>
    public string? Sealed { get; private set; }

    public DateTime? ExpiresAtUtc { get; private set; }

    public int TriesLeft { get; private set; }

    public DateTime AskedAtUtc { get; private set; }

    /// <summary>When the count of a day began.</summary>
    public DateTime CountedFromUtc { get; private set; }

    public int AskedInADay { get; private set; }

    public long Version { get; private set; }

    public Error? Ask(string number, DateTime nowUtc)
    {
        if (AskedAtUtc + Pause > nowUtc)
            return new CodeWasJustSent();
        if (CountedFromUtc.AddDays(1) <= nowUtc)
            (CountedFromUtc, AskedInADay) = (nowUtc, 0);
        if (AskedInADay >= MostADay)
            return new TooManyCodes();
        (Number, IsOpen, Sealed, ExpiresAtUtc, TriesLeft, AskedAtUtc) = (number, true, null, null, 0, nowUtc);
        AskedInADay++;
        return null;
    }

    public void End() => (IsOpen, Sealed, TriesLeft) = (false, null, 0);
}
