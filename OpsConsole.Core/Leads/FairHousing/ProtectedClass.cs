namespace OpsConsole.Core.Leads.FairHousing;

/// <summary>Whom the Fair Housing Act protects (42 U.S.C. 3604).</summary>
public enum ProtectedClass
{
    RaceOrColor,
    Religion,
    NationalOrigin,
    Sex,
    FamilialStatus,
    Disability,
}
