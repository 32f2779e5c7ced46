namespace OpsConsole.Core.Leads.Scoring;

/// <param name="Changed">How many leads have another score or other reasons now.</param>
/// <param name="Beside">Other leads that share a phone, an e-mail or a photo with these in a way that is a sign; they may have become doubtful with them.</param>
public sealed record LeadsScored(int Changed, IReadOnlySet<long> Beside)
{
    public static LeadsScored Nothing { get; } = new(0, new HashSet<long>());
}
