using System.Collections.Frozen;
using System.Linq.Expressions;
using OpsConsole.Core.Leads.Filtering;
using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Core.Leads.Listing;

/// <summary>A column that a list can show and an export can write.</summary>
/// <param name="Name">What addresses call it; also its sort, if <see cref="LeadSort.Columns"/> has it.</param>
/// <param name="IsNumber">Whether its figures stand right-aligned.</param>
/// <param name="Reading">The plain value for a file: a text, number, day or instant, or null when unknown. What it names of a row is all that it needs.</param>
public sealed record LeadListColumn(string Name, string Label, bool IsNumber, Expression<Func<LeadListRow, object?>> Reading)
{
    private readonly Lazy<Func<LeadListRow, object?>> value = new(Reading.Compile);

    /// <summary>All there are, in the order people pick from.</summary>
    public static IReadOnlyList<LeadListColumn> All { get; } =
    [
        new("street", "Address", false, row => row.Street),
        new("city", "City", false, row => row.City),
        new("state", "State", false, row => row.State),
        new("zip", "ZIP", false, row => row.Zip),
        new("status", "Status", false, row => Words(row.Status)),
        new("price", "Price", true, row => row.AskingPriceCents / 100m),
        new("type", "Type", false, row => Words(row.PropertyType)),
        new("beds", "Beds", true, row => row.Beds),
        new("baths", "Baths", true, row => row.Baths),
        new("area", "Sq ft", true, row => row.AreaSqFt),
        new("built", "Built", true, row => row.YearBuilt),
        new("score", "Score", true, row => row.Score),
        new("motivation", "Motivation", false, row => Words(row.Motivation)),
        new("note", "Reason to sell", false, row => row.MotivationNote),
        new("flags", "Flags", false, row => row.Doubts == 0 ? "" : string.Join("; ", Enum.GetValues<LeadDoubts>().Where(doubt => doubt != 0 && row.Doubts.HasFlag(doubt)).Select(Words))),
        new("owner", "Owner", false, row => row.OwnerName),
        new("phone", "Phone", false, row => row.OwnerPhone),
        new("email", "E-mail", false, row => row.OwnerEmail),
        new("phone-verified", "Phone verified", false, row => row.OwnerPhone == null ? null : Words(row.PhoneCheck)),
        new("address-verified", "Address verified", false, row => Words(row.AddressCheck)),
        new("source", "Source", false, row => row.Source),
        new("by", "Submitted by", false, row => row.SubmittedByName),
        new("created", "Created", false, row => row.SubmittedAtUtc),
        new("changed", "Status changed", false, row => row.StatusChangedAtUtc),
        new("left", "Time left", false, row => row.Status == LeadStatus.Approved ? row.CountdownExpiresAtUtc : null),
        new("sold", "Last sold", false, row => row.LastSoldOn),
        new("decided", "Decided by", false, row => row.DecidedByName),
        new("buyer", "Bought by", false, row => row.SoldToName),
        new("id", "Lead", true, row => row.Id),
    ];

    public static IReadOnlyList<LeadListColumn> Default { get; } = Parse("street,city,status,price,beds,area,score,left,source,created");

    public Func<LeadListRow, object?> Value => value.Value;

    public bool IsSortable => LeadSort.Columns.Contains(Name);

    /// <summary>The named columns in their order, each once; unknown names are left out, nothing means <see cref="Default"/>.</summary>
    public static IReadOnlyList<LeadListColumn> Parse(string? names)
    {
        LeadListColumn[] columns = [.. (names ?? "").Split(',', StringSplitOptions.TrimEntries).Distinct().Select(name => All.FirstOrDefault(column => column.Name == name)).OfType<LeadListColumn>()];
        return columns.Length == 0 ? Default : columns;
    }

    public static string Names(IReadOnlyList<LeadListColumn> columns) => string.Join(',', columns.Select(column => column.Name));

    private static string Words<T>(T value) where T : struct, Enum => Spelled<T>.Words[value];

    // Once a process and not for each of a hundred thousand rows.
    private static class Spelled<T> where T : struct, Enum
    {
        /// <summary>SingleFamily → "Single family".</summary>
        public static readonly FrozenDictionary<T, string> Words = Enum.GetValues<T>().ToFrozenDictionary(value => value, value => Of(LeadFilterField.KeyOf(value).Replace('-', ' ')));

        private static string Of(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}";
    }
}
