namespace OpsConsole.Core.Leads.Intake;

/// <summary>What a reviewer should look at twice. None of these keeps a lead out.</summary>
[Flags]
public enum LeadDoubts
{
    None = 0,
    PriceNotCredible = 1,
    NoArea = 2,
    NoBeds = 4,
    DuplicateAddress = 8,
    FormulaInCell = 16,
}
