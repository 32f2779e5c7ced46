namespace OpsConsole.Web.Leads.Detail;

/// <summary>What the browser is told about a fact it sent: saved, refused (with the reason) or conflict.</summary>
public sealed record FactAnswer(string Outcome, string? Message = null, long Version = 0);
