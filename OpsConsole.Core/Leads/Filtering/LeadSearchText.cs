using OpsConsole.Core.Filtering;

namespace OpsConsole.Core.Leads.Filtering;

/// <summary>What a search for leads looks in: street, city, ZIP, the owner's name, e-mail and phone.</summary>
public static class LeadSearchText
{
    public const int Length = 800;

    public static string Of(Lead lead) => SearchText.Of([lead.Street, lead.City, lead.Zip, lead.OwnerName, lead.OwnerEmail], lead.OwnerPhone, Length);
}
