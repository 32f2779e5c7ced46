using System.Linq.Expressions;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Verification;

namespace OpsConsole.Core.Leads.Filtering;

/// <summary>Conditions on choices and texts, as the database is asked.</summary>
internal static class LeadFilterChoices
{
    private static readonly LeadDoubts everyDoubt = Enum.GetValues<LeadDoubts>().Aggregate((all, next) => all | next);

    public static Expression<Func<Lead, bool>> Of(IsOneOf one, LeadFilterMoment moment)
    {
        switch (one.Field.Name)
        {
            case "status":
                var statuses = one.Values.Select(LeadFilterField.ValueOf<LeadStatus>).ToList();
                return lead => statuses.Contains(lead.Status);
            case "type":
                var types = one.Values.Select(LeadFilterField.ValueOf<PropertyType>).ToList();
                return lead => types.Contains(lead.PropertyType);
            case "motivation":
                var motivations = one.Values.Select(LeadFilterField.ValueOf<Motivation>).ToList();
                return lead => motivations.Contains(lead.Motivation);
            case "doubt":
                var doubts = SetsWith(one.Values.Select(LeadFilterField.ValueOf<LeadDoubts>).Aggregate((all, next) => all | next));
                return lead => doubts.Contains(lead.Doubts);
            case "phone":
                var phones = one.Values.Select(LeadFilterField.ValueOf<CheckState>).ToList();
                return lead => phones.Contains(lead.PhoneCheck);
            case "address":
                var addresses = one.Values.Select(LeadFilterField.ValueOf<CheckState>).ToList();
                return lead => addresses.Contains(lead.AddressCheck);
            case "zip":
                return AnyOf(one.Values.Select(Zip));
            case "has" or "is":
                return AnyOf(one.Values.Select(key => Flag(key, moment)));
            default:
                return Text(one.Field, [.. one.Values.Select(LowerAscii)]);
        }
    }

    /// <summary>As SQLite lowers; SQL Server compares without case anyway.</summary>
    public static string LowerAscii(string text) => string.Create(text.Length, text, (to, from) =>
    {
        for (var i = 0; i < to.Length; i++)
            to[i] = char.IsAsciiLetterUpper(from[i]) ? (char)(from[i] | 0x20) : from[i];
    });

    /// <summary>
    /// Doubts are stored as one text, so a flag is looked for by naming every set that holds it: at most 1,023, and no database has to
    /// take a text apart.
    /// </summary>
    private static List<LeadDoubts> SetsWith(LeadDoubts any) =>
        [.. Enumerable.Range(1, (int)everyDoubt).Select(set => (LeadDoubts)set).Where(set => (set & any) != 0)];

    private static Expression<Func<Lead, bool>> AnyOf(IEnumerable<Expression<Func<Lead, bool>>> ways) =>
        ways.Aggregate((left, right) => LeadFilterSql.Joined(left, right, Expression.OrElse));

    private static Expression<Func<Lead, bool>> Zip(string zip)
    {
        var digits = zip.TrimEnd('*');
        return digits.Length == zip.Length ? lead => lead.Zip == digits : lead => lead.Zip.StartsWith(digits);
    }

    private static Expression<Func<Lead, bool>> Flag(string key, LeadFilterMoment moment)
    {
        var userId = moment.UserId ?? -1;
        return key switch
        {
            "phone" => lead => lead.OwnerPhone != null,
            "email" => lead => lead.OwnerEmail != null,
            "owner" => lead => lead.OwnerName != null,
            "price" => lead => lead.AskingPriceCents != null,
            "beds" => lead => lead.Beds != null,
            "baths" => lead => lead.Baths != null,
            "area" => lead => lead.AreaSqFt != null,
            "built" => lead => lead.YearBuilt != null,
            "question" => lead => lead.Question != null && lead.Answer == null,
            "answer" => lead => lead.Answer != null,
            "duplicate" => lead => lead.DuplicateOfLeadId != null,
            "hidden" => lead => lead.IsHidden,
            "doubtful" => lead => lead.Doubts != LeadDoubts.None,
            LeadFilterField.Mine => lead => lead.SubmittedByUserId != null && lead.SubmittedByUserId == userId,
            _ => throw new InvalidOperationException($"{key} is no mark of a lead."),
        };
    }

#pragma warning disable CA1304, CA1311, CA1862 // Translated to LOWER(); no culture takes part.
    private static Expression<Func<Lead, bool>> Text(LeadFilterField field, List<string> lowered) => field.Name switch
    {
        "city" => lead => lowered.Contains(lead.City.ToLower()),
        "state" => lead => lowered.Contains(lead.State.ToLower()),
        "source" => lead => lowered.Contains(lead.Source.ToLower()),
        "by" => lead => lowered.Contains(lead.SubmittedByName.ToLower()),
        _ => throw new InvalidOperationException($"{field} is no text."),
    };
#pragma warning restore CA1304, CA1311, CA1862
}
