namespace OpsConsole.Core.Users.Roles;

/// <summary>What a role is called and what it is for.</summary>
public sealed record RoleNaming(string Name, string? Purpose = null)
{
    private const string Marks = "\"“”,;";

    /// <summary>With single spaces and without those around it.</summary>
    internal RoleNaming Tidied() => new(Tidy(Name), Tidy(Purpose ?? "") is { Length: > 0 } purpose ? purpose : null);

    /// <summary>Asked of what is tidied.</summary>
    internal Error? WhyNot() =>
        Name.Length is < Role.ShortestName or > Role.NameLength || !Name.Any(char.IsLetter) || Name.Any(char.IsControl) ? new RoleNeedsAName()
        : Name.Any(letter => Marks.Contains(letter, StringComparison.Ordinal)) ? new RoleNameHasMarks()
        : Purpose?.Length > Role.PurposeLength || Purpose?.Any(char.IsControl) == true ? new RolePurposeIsTooLong()
        : null;

    private static string Tidy(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
