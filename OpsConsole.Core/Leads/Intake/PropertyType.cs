namespace OpsConsole.Core.Leads.Intake;

public enum PropertyType
{
    Unknown,
    SingleFamily,
    Condo,
    MultiFamily,
    Townhouse,
    Land,
    Other,
}
