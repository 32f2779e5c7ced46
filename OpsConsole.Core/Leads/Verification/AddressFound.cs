namespace OpsConsole.Core.Leads.Verification;

public enum AddressVerdict
{
    None,

    /// <summary>Mail is delivered there, and it is written that way.</summary>
    Confirmed,

    /// <summary>Mail is delivered there; the post office writes it otherwise, or knows more of it.</summary>
    Corrected,

    /// <summary>The building is known, the apartment or unit is missing or not known.</summary>
    UnitUnknown,
    NotFound,
}

/// <summary>An address as somebody gave it; what is not known is empty.</summary>
public sealed record AddressAsked(string Street, string City, string State, string Zip)
{
    /// <summary>Enough to ask with: a street, and a ZIP or a city with its state.</summary>
    public bool IsEnough => Street.Trim().Length > 0 && (Zip.Trim().Length > 0 || City.Trim().Length > 0 && State.Trim().Length > 0);
}

/// <summary>An address as the post office writes it, in readable case.</summary>
public sealed record AddressWritten(string Street, string City, string State, string Zip)
{
    public override string ToString() => $"{Street}, {City}, {State} {Zip}".TrimEnd();
}

/// <summary>What a look-up knows of an address.</summary>
/// <param name="Written">Null when it is not found.</param>
public sealed record AddressFound(AddressVerdict Verdict, AddressWritten? Written, bool IsVacant, bool IsBusiness);
