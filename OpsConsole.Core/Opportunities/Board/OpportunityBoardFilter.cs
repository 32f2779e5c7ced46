namespace OpsConsole.Core.Opportunities.Board;

/// <summary>What the board shows of a tenant's opportunities. Null means any. Equal filters share one view.</summary>
/// <param name="OwnerUserId">Whose; 0 for nobody's.</param>
/// <param name="Stage">Only the cards of one stage.</param>
/// <param name="ClosingBy">Expected to close by that day.</param>
public sealed record OpportunityBoardFilter(long? OwnerUserId = null, OpportunityStage? Stage = null, DateOnly? ClosingBy = null)
{
    /// <summary>What <see cref="OwnerUserId"/> holds for those that nobody has.</summary>
    public const long Nobody = 0;

    public static OpportunityBoardFilter Everything { get; } = new();

    public bool IsEverything => this == Everything;
}
