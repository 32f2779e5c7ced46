using OpsConsole.Core.Leads.Addresses;
using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Core.Leads.Verification;

/// <summary>What can be said of a number or an address without asking anybody: whether its form is right. It never stands for a look-up.</summary>
/// <param name="Words">What is right or wrong with it, as a person reads it.</param>
public sealed record FormatVerdict(bool IsPlausible, string Words);

public static class OfflineRules
{
    public static FormatVerdict Phone(string? text) =>
        string.IsNullOrWhiteSpace(text) ? new(false, "There is no number.")
        : UsPhone.Read(text) is not null ? new(true, "Its form is right.")
        : text.TrimStart().StartsWith('+') && !text.TrimStart().StartsWith("+1", StringComparison.Ordinal) ? new(false, "It is a number of another country.")
        : new(false, "It has not the form of a US number.");

    public static FormatVerdict Address(AddressAsked asked)
    {
        var canonical = CanonicalAddress.From(asked.Street, asked.City, asked.State, asked.Zip);
        var problem = canonical.Street.Length == 0 ? "The street is missing."
            : canonical.HouseNumber.Length == 0 && !canonical.Street.StartsWith("PO BOX", StringComparison.Ordinal) ? "The house number is missing."
            : UsStates.CodeOf(asked.State) is null ? "The state is missing or none."
            : canonical.Zip.Length == 0 && canonical.City.Length == 0 ? "City and ZIP are missing."
            : null;
        return problem is null ? new(true, "Its form is right.") : new(false, problem);
    }
}
