using OpsConsole.Core.Files;

namespace OpsConsole.Core.Leads.Imports;

/// <summary>What a cell says: a value, nothing, or something that cannot be taken, with the reason.</summary>
internal readonly record struct Cell<T>(T? Value, string? Reason)
    where T : struct
{
    public static implicit operator Cell<T>(T? value) => new(value, null);

    public static implicit operator Cell<T>(T value) => new(value, null);

    public static Cell<T> Refused(string text, string reason) =>
        new(null, Formula.IsIn(text) ? "This is a spreadsheet formula. Write the value itself" : reason);
}
