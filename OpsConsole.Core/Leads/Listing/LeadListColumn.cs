using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Listing;

namespace OpsConsole.Core.Leads.Listing;

/// <summary>The columns of leads.</summary>
public static class LeadListColumn
{
    public static ListColumns<LeadListRow> Columns { get; } = new("street,city,status,price,beds,area,score,stars,left,source,created",
    [
        new("street", "Address", false, row => row.Street),
        new("city", "City", false, row => row.City),
        new("state", "State", false, row => row.State),
        new("zip", "ZIP", false, row => row.Zip),
        new("status", "Status", false, row => ListWords.Of(row.Status)),
        new("price", "Price", true, row => row.AskingPriceCents / 100m),
        new("type", "Type", false, row => ListWords.Of(row.PropertyType)),
        new("beds", "Beds", true, row => row.Beds),
        new("baths", "Baths", true, row => row.Baths),
        new("area", "Sq ft", true, row => row.AreaSqFt),
        new("built", "Built", true, row => row.YearBuilt),
        new("score", "Priority", true, row => row.Score),
        new("stars", "Stars", true, row => row.Stars),
        new("fraud", "Fraud score", true, row => row.FraudScore),
        new("motivation", "Motivation", false, row => ListWords.Of(row.Motivation)),
        new("note", "Reason to sell", false, row => row.MotivationNote),
        new("flags", "Flags", false, row => row.Doubts == 0 ? "" : string.Join("; ", Enum.GetValues<LeadDoubts>().Where(doubt => doubt != 0 && row.Doubts.HasFlag(doubt)).Select(ListWords.Of))),
        new("owner", "Owner", false, row => row.OwnerName),
        new("phone", "Phone", false, row => row.OwnerPhone),
        new("email", "E-mail", false, row => row.OwnerEmail),
        new("phone-verified", "Phone verified", false, row => row.OwnerPhone == null ? null : ListWords.Of(row.PhoneCheck)),
        new("address-verified", "Address verified", false, row => ListWords.Of(row.AddressCheck)),
        new("source", "Source", false, row => row.Source),
        new("by", "Submitted by", false, row => row.SubmittedByName),
        new("created", "Created", false, row => row.SubmittedAtUtc),
        new("changed", "Status changed", false, row => row.StatusChangedAtUtc),
        new("left", "Time left", false, row => row.Status == LeadStatus.Approved ? row.CountdownExpiresAtUtc : null),
        new("sold", "Last sold", false, row => row.LastSoldOn),
        new("decided", "Decided by", false, row => row.DecidedByName),
        new("buyer", "Bought by", false, row => row.SoldToName),
        new("id", "Lead", true, row => row.Id),
    ]);

    /// <inheritdoc cref="ListColumns{TRow}.All"/>
    public static IReadOnlyList<ListColumn<LeadListRow>> All => Columns.All;

    /// <inheritdoc cref="ListColumns{TRow}.Usual"/>
    public static IReadOnlyList<ListColumn<LeadListRow>> Default => Columns.Usual;

    /// <inheritdoc cref="ListColumns{TRow}.Parse"/>
    public static IReadOnlyList<ListColumn<LeadListRow>> Parse(string? names) => Columns.Parse(names);
}
