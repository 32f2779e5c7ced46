using System.Globalization;
using OpsConsole.Core;
using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Web.Leads.Submitting;

/// <summary>What stands in the form, as text: half-typed and wrong values stay as they are until somebody mends them.</summary>
public sealed class LeadFormText
{
    /// <summary>Kept with the draft: the same form sent twice, even after a reload, is one lead.</summary>
    public string SubmissionKey { get; set; } = Guid.NewGuid().ToString("N");

    public string? Street { get; set; }
    public string? City { get; set; }
    public string? State { get; set; } = "CA";
    public string? Zip { get; set; }
    public string? OwnerName { get; set; }
    public string? OwnerPhone { get; set; }
    public string? OwnerEmail { get; set; }
    public string? PropertyType { get; set; } = nameof(Core.Leads.Intake.PropertyType.SingleFamily);
    public string? YearBuilt { get; set; }
    public string? Beds { get; set; }
    public string? Baths { get; set; }
    public string? AreaSqFt { get; set; }
    public string? Motivation { get; set; }
    public string? MotivationNote { get; set; }
    public string? WordingReason { get; set; }
    public string? AskingPrice { get; set; }
    public LeadChecklist Checklist { get; set; }

    /// <summary>The input, and what could not be read as a number; the rules of the room judge the rest.</summary>
    public (LeadInput Input, IReadOnlyList<FieldProblem> Problems) Read()
    {
        var problems = new List<FieldProblem>();
        var price = Number(AskingPrice, nameof(LeadInput.AskingPriceCents), "Enter the price in dollars, such as 59,222", problems);
        var input = new LeadInput
        {
            Street = Street ?? "",
            City = City ?? "",
            State = State ?? "",
            Zip = Zip,
            OwnerName = OwnerName,
            OwnerPhone = OwnerPhone,
            OwnerEmail = OwnerEmail,
            PropertyType = Enum.TryParse<PropertyType>(PropertyType, out var type) ? type : default,
            YearBuilt = Whole(YearBuilt, nameof(LeadInput.YearBuilt), "Enter a year, such as 1968", problems),
            Beds = Whole(Beds, nameof(LeadInput.Beds), "Enter a whole number, such as 3", problems),
            Baths = Number(Baths, nameof(LeadInput.Baths), "Enter a number, such as 2 or 2.5", problems),
            AreaSqFt = Whole(AreaSqFt, nameof(LeadInput.AreaSqFt), "Enter square feet, such as 1,146", problems),
            Motivation = Enum.TryParse<Motivation>(Motivation, out var motivation) ? motivation : default,
            MotivationNote = MotivationNote,
            WordingReason = WordingReason,
            Checklist = Checklist,
            AskingPriceCents = price is { } dollars && Math.Abs(dollars) < 10_000_000_000_000m ? (long)(dollars * 100) : null,
        };
        return (input, problems);
    }

    private static int? Whole(string? text, string field, string message, List<FieldProblem> problems)
    {
        var number = Number(text, field, message, problems);
        if (number is null || (number == decimal.Truncate(number.Value) && Math.Abs(number.Value) <= int.MaxValue))
            return (int?)number;
        problems.Add(new(field, message));
        return null;
    }

    private static decimal? Number(string? text, string field, string message, List<FieldProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (decimal.TryParse(text.Trim().TrimStart('$'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        problems.Add(new(field, message));
        return null;
    }
}
