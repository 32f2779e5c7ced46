namespace OpsConsole.Core.Leads.Imports;

public sealed record ImportHasStarted(string FileName) : Error($"The import of {FileName} has started; its columns can no longer be changed.");

public sealed record ImportHasEnded(string FileName) : Error($"The import of {FileName} has ended. Upload the file again to import what is missing.");

public sealed record ImportIsAtWork(string FileName) : Error($"The import of {FileName} is at work.");

public sealed record SourceNameIsEmpty() : Error("Name the source first, such as “County records, May”. Every lead of this file carries it.");

public sealed record SourceNameIsTooLong() : Error($"Keep the name of the source under {Lead.SourceLength} characters.");

/// <summary>Required fields that neither a column nor a value for all lines fills.</summary>
public sealed record ColumnsAreMissing(IReadOnlyList<LeadField> Fields)
    : Error(Fields.Count == 1
        ? $"No column is chosen for {Fields[0].Label}. Every lead needs one."
        : $"No columns are chosen for {string.Join(", ", Fields.SkipLast(1))} and {Fields[^1]}. Every lead needs them.");
