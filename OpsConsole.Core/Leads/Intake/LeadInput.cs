using OpsConsole.Core.Leads.Addresses;

namespace OpsConsole.Core.Leads.Intake;

/// <summary>What somebody submits as a lead, through the form, a row of a file, or the API. Nothing is checked yet: see <see cref="LeadInputRules"/>.</summary>
public sealed record LeadInput
{
    public string Street { get; init; } = "";

    public string City { get; init; } = "";

    /// <summary>A code or a name: CA, California.</summary>
    public string State { get; init; } = "";

    public string? Zip { get; init; }

    public decimal? Latitude { get; init; }

    public decimal? Longitude { get; init; }

    public string? OwnerName { get; init; }

    public string? OwnerEmail { get; init; }

    public string? OwnerPhone { get; init; }

    public PropertyType PropertyType { get; init; }

    public int? Beds { get; init; }

    public decimal? Baths { get; init; }

    public int? AreaSqFt { get; init; }

    public int? YearBuilt { get; init; }

    public DateOnly? LastSoldOn { get; init; }

    public Motivation Motivation { get; init; }

    public string? MotivationNote { get; init; }

    public long? AskingPriceCents { get; init; }

    /// <summary>Why wording that fair housing forbids stays in the note all the same; kept with the submission, no fact of the lead.</summary>
    public string? WordingReason { get; init; }

    /// <summary>What whoever fills in the form stands for; nothing in a row of a file.</summary>
    public LeadChecklist Checklist { get; init; }

    /// <summary>
    /// The same with spaces around values gone, empty values null, the state as its code, ZIP, e-mail and phone (E.164) in their one form,
    /// and street and city in readable case. What is no state, ZIP or phone stays as it was, for the rules to refuse.
    /// </summary>
    public LeadInput Tidied()
    {
        return this with
        {
            Street = AddressCase.Of(Street),
            City = AddressCase.Of(City),
            State = UsStates.CodeOf(State) ?? State.Trim(),
            Zip = ZipCode.Read(Zip)?.ToString() ?? Text(Zip),
            OwnerName = Text(OwnerName),
            OwnerEmail = Text(OwnerEmail)?.ToLowerInvariant(),
            OwnerPhone = UsPhone.Read(OwnerPhone) ?? Text(OwnerPhone),
            MotivationNote = Text(MotivationNote),
            WordingReason = Text(WordingReason),
        };
    }

    /// <summary>Where the lead is, for finding its duplicates.</summary>
    public CanonicalAddress Address() => CanonicalAddress.From(Street, City, State, Zip);

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
