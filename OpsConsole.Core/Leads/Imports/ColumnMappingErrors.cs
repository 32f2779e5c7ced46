namespace OpsConsole.Core.Leads.Imports;

public sealed record FieldHasAColumn(LeadField Field, string Header) : Error($"{Field.Label} is already taken from \"{Header}\". Free that column first.");

public sealed record FileHasNoSuchColumn(int Column) : Error($"The file has no column {Column + 1}.");

public sealed record MappingIsUnreadable() : Error("The saved column choice cannot be read. Choose the columns again.");

public sealed record MappingIsForAnotherFile() : Error("The columns of this file differ from those chosen before. Choose the columns again.");
