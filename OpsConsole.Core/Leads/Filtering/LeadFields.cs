using System.Linq.Expressions;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Leads.Addresses;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Listing;
using OpsConsole.Core.Leads.Verification;
using OpsConsole.Core.Listing;
using Field = OpsConsole.Core.Listing.ListField<OpsConsole.Core.Leads.Lead, OpsConsole.Core.Leads.Listing.LeadIndexEntry, OpsConsole.Core.Leads.Listing.LeadIndex>;
using Mark = OpsConsole.Core.Listing.ListMark<OpsConsole.Core.Leads.Lead, OpsConsole.Core.Leads.Listing.LeadIndex>;

namespace OpsConsole.Core.Leads.Filtering;

/// <summary>What leads can be filtered by: how people type it, how the database is asked, and which column of the index holds it.</summary>
public static class LeadFields
{
    /// <summary>The one choice that depends on who asks.</summary>
    public const string Mine = "mine";

    private static readonly LeadDoubts everyDoubt = Enum.GetValues<LeadDoubts>().Aggregate((all, next) => all | next);

    public static FilterField Status { get; } = Field.Choice("status", "Status", lead => lead.Status, index => index.Status);
    public static FilterField Price { get; } = Field.Number("price", "Asking price", lead => lead.AskingPriceCents, index => index.Price, new() { Scale = 100, IsMoney = true, Aliases = ["asked", "asking"], Example = "200k..400k, 50k.. or ..1.5m" });
    public static FilterField City { get; } = Field.Text("city", "City", lead => lead.City, index => index.City, new() { Aliases = ["market"] });
    public static FilterField State { get; } = Field.Text("state", "State", lead => lead.State, index => index.State, new() { Tidied = TidyState, Example = "CA, NV" });
    public static FilterField Zip { get; } = new ListField<Lead, LeadIndex>("zip", "ZIP", FilterKind.Text, new() { Tidied = TidyZip, Example = "95838 or 958*" }, IsZip, IsZip);
    public static FilterField Source { get; } = Field.Text("source", "Source", lead => lead.Source, index => index.Source);
    public static FilterField By { get; } = Field.Text("by", "Submitted by", lead => lead.SubmittedByName, index => index.By, new() { Aliases = ["agent"] });
    public static FilterField Type { get; } = Field.Choice("type", "Property type", lead => lead.PropertyType, index => index.Type);
    public static FilterField Beds { get; } = Field.Number("beds", "Beds", lead => lead.Beds, index => index.Beds);
    public static FilterField Baths { get; } = Field.Number("baths", "Baths", lead => lead.Baths, index => index.Baths, new FilterTraits { Scale = 100 });
    public static FilterField Area { get; } = Field.Number("area", "Square feet", lead => lead.AreaSqFt, index => index.Area, new() { Aliases = ["sqft"] });
    public static FilterField Built { get; } = Field.Number("built", "Year built", lead => lead.YearBuilt, index => index.Built, new() { Aliases = ["year"] });
    public static FilterField Motivation { get; } = Field.Choice("motivation", "Motivation", lead => lead.Motivation, index => index.Motivation);
    public static FilterField Score { get; } = Field.Number("score", "Review priority", lead => (int?)lead.Score, index => index.Score, new() { Aliases = ["priority"] });
    public static FilterField Stars { get; } = Field.Number("stars", "Stars", lead => lead.Stars, index => index.Stars);
    public static FilterField Fraud { get; } = Field.Number("fraud", "Fraud score", lead => lead.FraudScore, index => index.Fraud);
    public static FilterField Created { get; } = Field.Date("created", "Created", lead => lead.SubmittedAtUtc, index => index.Submitted, new() { Aliases = ["submitted"] });
    public static FilterField Changed { get; } = Field.Date("changed", "Status changed", lead => lead.StatusChangedAtUtc, index => index.Changed);
    public static FilterField Doubt { get; } = new ListField<Lead, LeadIndex>("doubt", "Doubt", FilterKind.Choice, new() { Choices = [.. FilterKeys.Of<LeadDoubts>().Skip(1)] }, IsDoubt, IsDoubt);
    public static FilterField Phone { get; } = Field.Choice("phone", "Phone verified", lead => lead.PhoneCheck, index => index.PhoneCheck);
    public static FilterField Address { get; } = Field.Choice("address", "Address verified", lead => lead.AddressCheck, index => index.AddressCheck);
    public static FilterField Has { get; } = Field.Marks("has", "Has",
        new Mark("phone", lead => lead.OwnerPhone != null, index => index.Marked(LeadIndex.HasPhone)),
        new Mark("email", lead => lead.OwnerEmail != null, index => index.Marked(LeadIndex.HasEmail)),
        new Mark("owner", lead => lead.OwnerName != null, index => index.Marked(LeadIndex.HasOwner)),
        new Mark("price", lead => lead.AskingPriceCents != null, index => index.Price.Known(index.Rows)),
        new Mark("beds", lead => lead.Beds != null, index => index.Beds.Known(index.Rows)),
        new Mark("baths", lead => lead.Baths != null, index => index.Baths.Known(index.Rows)),
        new Mark("area", lead => lead.AreaSqFt != null, index => index.Area.Known(index.Rows)),
        new Mark("built", lead => lead.YearBuilt != null, index => index.Built.Known(index.Rows)),
        new Mark("question", lead => lead.Question != null && lead.Answer == null, index => index.Marked(LeadIndex.HasQuestion)),
        new Mark("answer", lead => lead.Answer != null, index => index.Marked(LeadIndex.HasAnswer)));
    public static FilterField Is { get; } = Field.Marks("is", "Is",
        new Mark("duplicate", lead => lead.DuplicateOfLeadId != null, index => index.Marked(LeadIndex.IsDuplicate)),
        new Mark("doubtful", lead => lead.Doubts != LeadDoubts.None, index => index.Doubts.AnyOf(index.Rows, ~0)),
        new Mark("hidden", lead => lead.IsHidden, index => index.Marked(LeadIndex.IsHidden)),
        new Mark(Mine, IsMine, (index, moment) => index.ByUser.Between(index.Rows, moment.UserId ?? -1, moment.UserId ?? -1), IsPersonal: true));

    public static FilterLanguage<Lead> Language { get; } = new(lead => lead.SearchText,
        [Status, Price, City, State, Zip, Source, By, Type, Beds, Baths, Area, Built, Motivation, Score, Stars, Fraud, Created, Changed, Doubt, Phone, Address, Has, Is]);

    /// <inheritdoc cref="FilterParser.Parse"/>
    public static Result<Filter> Parse(string? text) => Language.Parse(text);

    /// <inheritdoc cref="FilterLanguage{TRow}.Passing"/>
    public static IQueryable<Lead> Passing(this IQueryable<Lead> leads, Filter filter, FilterMoment moment) => Language.Passing(leads, filter, moment);

    private static Result<string> TidyState(string typed) => UsStates.CodeOf(typed) is { } code ? code : new NoSuchState(typed);

    private static Result<string> TidyZip(string typed) =>
        typed.TrimEnd('*') is { Length: > 0 and <= 5 } digits && digits.All(char.IsAsciiDigit) && typed.Length - digits.Length <= 1 ? typed : new ZipIsNone();

    private static Expression<Func<Lead, bool>> IsMine(FilterMoment moment)
    {
        var userId = moment.UserId ?? -1;
        return lead => lead.SubmittedByUserId != null && lead.SubmittedByUserId == userId;
    }

    private static Expression<Func<Lead, bool>> IsZip(Filter condition, FilterMoment moment) => ((IsOneOf)condition).Values.Select(IsZip).AnyOf();

    private static Expression<Func<Lead, bool>> IsZip(string zip)
    {
        var digits = zip.TrimEnd('*');
        return digits.Length == zip.Length ? lead => lead.Zip == digits : lead => lead.Zip.StartsWith(digits);
    }

    private static Bits IsZip(LeadIndex index, Filter condition, FilterMoment moment) =>
        index.Zip.Where(index.Rows, text => ((IsOneOf)condition).Values.Any(value => value.EndsWith('*') ? text.StartsWith(value.TrimEnd('*'), StringComparison.Ordinal) : text == value));

    private static Expression<Func<Lead, bool>> IsDoubt(Filter condition, FilterMoment moment)
    {
        var doubts = SetsWith(DoubtsOf(condition));
        return lead => doubts.Contains(lead.Doubts);
    }

    private static Bits IsDoubt(LeadIndex index, Filter condition, FilterMoment moment) => index.Doubts.AnyOf(index.Rows, (int)DoubtsOf(condition));

    private static LeadDoubts DoubtsOf(Filter condition) => ((IsOneOf)condition).Values.Select(FilterKeys.ValueOf<LeadDoubts>).Aggregate((all, next) => all | next);

    /// <summary>
    /// Doubts are stored as one text, so a flag is looked for by naming every set that holds it: at most 1,023, and no database has to
    /// take a text apart.
    /// </summary>
    private static List<LeadDoubts> SetsWith(LeadDoubts any) =>
        [.. Enumerable.Range(1, (int)everyDoubt).Select(set => (LeadDoubts)set).Where(set => (set & any) != 0)];

    private sealed record NoSuchState(string Typed) : Error($"There is no state “{Typed}”.");

    private sealed record ZipIsNone() : Error("A ZIP has five digits, or fewer and a star: 958*.");
}
