using FluentValidation;
using FluentValidation.Results;
using OpsConsole.Core.Leads.Addresses;
using OpsConsole.Core.Leads.FairHousing;

namespace OpsConsole.Core.Leads.Intake;

/// <summary>
/// The one set of rules for a lead, whichever way it comes in. Thread-safe; make it once. A person at the form must also say how to reach
/// the owner and how much the owner wants to sell (<see cref="PersonRules"/>); a file may not know.
/// </summary>
public sealed class LeadInputRules : AbstractValidator<LeadInput>
{
    public const string PersonRules = "person";

    public const int StreetLength = 120;
    public const int CityLength = 60;
    public const int StateLength = 2;
    public const int ZipLength = 10;
    public const int OwnerNameLength = 120;
    public const int EmailLength = 254;

    /// <summary>Of the E.164 form.</summary>
    public const int PhoneLength = 16;

    public const int NoteLength = Lead.NoteLength;
    public const int MostBeds = 100;
    public const int MostBaths = 100;
    public const int MostAreaSqFt = 10_000_000;
    public const int EarliestYear = 1600;

    /// <summary>Plans are sold before the house stands.</summary>
    public const int YearsAhead = 5;

    /// <summary>One billion dollars; a price is lower.</summary>
    public const long PriceCeilingCents = 100_000_000_000;

    public LeadInputRules(TimeProvider clock)
    {
        AddressRules();
        OwnerRules();
        HouseRules(clock);
        RuleFor(input => input.AskingPriceCents).InclusiveBetween(1, PriceCeilingCents - 1)
            .WithMessage("Enter a price above $0 and below $1 billion, or leave it empty");
        RuleFor(input => input.Motivation).IsInEnum().WithMessage("Choose a motivation from the list");
        RuleFor(input => input.MotivationNote).Clean(NoteLength, "the note", mayHaveLines: true);
        RuleSet(PersonRules, ForPersons);
    }

    /// <summary>For a submission by a person at a form: all rules. Empty when nothing is wrong.</summary>
    /// <param name="wording">What the tenant lets stand in a listing; the law alone when it is not given.</param>
    public IReadOnlyList<FieldProblem> CheckForm(LeadInput input, FairHousingCheck? wording = null) =>
        [.. Problems(this.Validate(input, options => options.IncludeRuleSets("default", PersonRules))), .. WordingProblems(input, wording ?? FairHousingCheck.Law)];

    /// <summary>For a row of a file. Empty when nothing is wrong.</summary>
    public IReadOnlyList<FieldProblem> CheckRow(LeadInput input) => Problems(Validate(input));

    private void AddressRules()
    {
        RuleFor(input => input.Street).NotEmpty().WithMessage("Enter the street, such as 3526 High St");
        RuleFor(input => input.Street).Clean(StreetLength, "the street").NoFormula("The street");
        RuleFor(input => input.City).NotEmpty().WithMessage("Enter the city, such as Sacramento");
        RuleFor(input => input.City).Clean(CityLength, "the city").NoFormula("The city");
        RuleFor(input => input.State).NotEmpty().WithMessage("Enter the state, such as CA");
        RuleFor(input => input.State).Must(state => string.IsNullOrWhiteSpace(state) || UsStates.CodeOf(state) is not null)
            .WithMessage("Enter a US state, such as CA or California");
        RuleFor(input => input.Zip).Must(zip => string.IsNullOrWhiteSpace(zip) || ZipCode.Read(zip) is not null)
            .WithMessage("Enter a ZIP code of 5 digits, such as 95838, or ZIP+4");
        RuleFor(input => input.Latitude).InclusiveBetween(-90, 90).WithMessage("A latitude lies between -90 and 90");
        RuleFor(input => input.Longitude).InclusiveBetween(-180, 180).WithMessage("A longitude lies between -180 and 180");
        RuleFor(input => input.Longitude).Must((input, longitude) => longitude is null == input.Latitude is null)
            .WithMessage("Give latitude and longitude together, or neither");
    }

    private void OwnerRules()
    {
        RuleFor(input => input.OwnerName).Clean(OwnerNameLength, "the owner's name");
        RuleFor(input => input.OwnerEmail).Must(email => string.IsNullOrWhiteSpace(email) || EmailAddress.IsPlausible(email.Trim()))
            .WithMessage("Enter an e-mail address, such as owner@example.com");
        RuleFor(input => input.OwnerPhone).Must(phone => string.IsNullOrWhiteSpace(phone) || UsPhone.Read(phone) is not null)
            .WithMessage("Enter a US phone number with its area code, such as (916) 555-0134");
    }

    private void HouseRules(TimeProvider clock)
    {
        RuleFor(input => input.PropertyType).IsInEnum().WithMessage("Choose a property type from the list");
        RuleFor(input => input.Beds).InclusiveBetween(0, MostBeds).WithMessage($"Beds are a number from 0 to {MostBeds}");
        RuleFor(input => input.Baths).Must(baths => baths is not { } number || number is >= 0 and <= MostBaths && decimal.Round(number, 2) == number)
            .WithMessage($"Baths are a number from 0 to {MostBaths}, such as 2 or 2.5");
        RuleFor(input => input.AreaSqFt).InclusiveBetween(1, MostAreaSqFt).WithMessage("The area is 1 to 10,000,000 square feet");
        RuleFor(input => input.YearBuilt).Must(year => year is null || year >= EarliestYear && year <= Today(clock).Year + YearsAhead)
            .WithMessage($"The year built has four digits, from {EarliestYear} to a few years ahead");
        RuleFor(input => input.LastSoldOn).Must(day => day is null || day.Value.Year >= EarliestYear && day <= Today(clock))
            .WithMessage($"The last sale lies between {EarliestYear} and today");
    }

    private void ForPersons()
    {
        RuleFor(input => input.Motivation).NotEqual(Motivation.Unknown).WithMessage("Say how motivated the owner is");
        RuleFor(input => input.WordingReason).Clean(NoteLength, "the reason", mayHaveLines: true);
        RuleFor(input => input.OwnerName).NotEmpty().WithMessage("Enter the owner's name");
        RuleFor(input => input.OwnerPhone).Must((input, phone) => !string.IsNullOrWhiteSpace(phone) || !string.IsNullOrWhiteSpace(input.OwnerEmail))
            .WithMessage("Enter the owner's phone or e-mail");
        foreach (var item in LeadChecklists.Items)
            RuleFor(input => input.Checklist).Must((input, _) => LeadChecklists.WhyNot(input, item) is null)
                .WithMessage(input => LeadChecklists.WhyNot(input, item)).OverridePropertyName(item.ToString());
    }

    private static IEnumerable<FieldProblem> WordingProblems(LeadInput input, FairHousingCheck wording)
    {
        if (string.IsNullOrWhiteSpace(input.WordingReason) && wording.Find(input.MotivationNote).FirstOrDefault(found => found.IsStrong) is { } found)
            yield return new(nameof(LeadInput.MotivationNote), $"“{found.Words}” cannot stand in a listing. {found.Why} {found.Suggestion} Or say below why it stays");
    }

    private static IReadOnlyList<FieldProblem> Problems(ValidationResult result) =>
        result.IsValid ? [] : [.. result.Errors.Select(error => new FieldProblem(error.PropertyName, error.ErrorMessage))];

    // The day furthest ahead on earth, so that a sale of today is never "in the future" anywhere.
    private static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime.AddHours(14));
}
