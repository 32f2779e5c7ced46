using OpsConsole.Core;
using OpsConsole.Core.Opportunities;
using OpsConsole.Web.Access;

namespace OpsConsole.Web.Opportunities;

/// <summary>A move that needs words or a choice, about an opportunity as it was seen.</summary>
/// <param name="Action">close, reopen, delete, note, call, mail or task.</param>
/// <param name="To">Where a closed one was dropped.</param>
public sealed record OpportunityWish(string Action, OpportunityRef Target, string Title, OpportunityStage? To = null);

/// <summary>The moves a board or page can make, as the person of this circuit. Asks who that is anew each time.</summary>
public sealed class OpportunityMoves(
    CurrentActor current, MoveOpportunity move, CloseOpportunity close, ReopenOpportunity reopen, TakeBackClosing takeBack, DeleteOpportunity delete, RestoreOpportunity restore, LogContact log)
{
    public async Task<Result<OpportunityChanged>> MoveAsync(OpportunityRef target, OpportunityStage to, CancellationToken ct) =>
        await move.RunAsync(target, to, await current.GetAsync(ct), ct);

    public async Task<Result<OpportunityChanged>> CloseAsync(OpportunityRef target, OpportunityOutcome outcome, CloseReason reason, string? words, CancellationToken ct) =>
        await close.RunAsync(target, outcome, reason, words, await current.GetAsync(ct), ct);

    public async Task<Result<OpportunityChanged>> ReopenAsync(OpportunityRef target, OpportunityStage to, string? why, CancellationToken ct) =>
        await reopen.RunAsync(target, to, why, await current.GetAsync(ct), ct);

    public async Task<Result<OpportunityChanged>> TakeBackAsync(OpportunityRef target, CancellationToken ct) =>
        await takeBack.RunAsync(target, await current.GetAsync(ct), ct);

    public async Task<Result<OpportunityChanged>> DeleteAsync(OpportunityRef target, string? why, CancellationToken ct) =>
        await delete.RunAsync(target, why, await current.GetAsync(ct), ct);

    public async Task<Result<OpportunityChanged>> RestoreAsync(OpportunityRef target, CancellationToken ct) =>
        await restore.RunAsync(target, await current.GetAsync(ct), ct);

    public async Task<Result<long>> LogAsync(long id, Contact contact, CancellationToken ct) => await log.RunAsync(id, contact, await current.GetAsync(ct), ct);
}
