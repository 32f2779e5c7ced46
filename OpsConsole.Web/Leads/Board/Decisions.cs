using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Web.Access;

namespace OpsConsole.Web.Leads.Board;

/// <summary>A decision that needs words: which, about which lead as it was seen.</summary>
public sealed record DecisionRequest(string Action, LeadRef Target, string Address)
{
    public static bool Needs(string action) => action is "reject" or "ask" or "countdown" or "hold" or "release";
}

/// <summary>The decisions a board or drawer can make, as the person of this circuit. Asks who that is anew each time.</summary>
public sealed class LeadDecisions(CurrentActor current, ApproveLead approve, RejectLead reject, AskAboutLead ask, TakeBackLeadDecision takeBack, ChangeCountdown changeCountdown, HoldLead hold, ReleaseLead release)
{
    public async Task<Result<LeadChanged>> ApproveAsync(LeadRef target, CancellationToken ct) =>
        await approve.RunAsync(target, await current.GetAsync(ct), ct);

    public async Task<Result<LeadChanged>> RejectAsync(LeadRef target, RejectReason reason, string? note, CancellationToken ct) =>
        await reject.RunAsync(target, reason, note, await current.GetAsync(ct), ct);

    public async Task<Result<LeadChanged>> AskAsync(LeadRef target, string question, CancellationToken ct) =>
        await ask.RunAsync(target, question, await current.GetAsync(ct), ct);

    public async Task<Result<LeadChanged>> ChangeCountdownAsync(LeadRef target, CountdownMove move, string reason, CancellationToken ct) =>
        await changeCountdown.RunAsync(target, move, reason, await current.GetAsync(ct), ct);

    public async Task<Result<LeadChanged>> HoldAsync(LeadRef target, string buyerName, int hours, CancellationToken ct) =>
        await hold.RunAsync(target, buyerName, hours, await current.GetAsync(ct), ct);

    public async Task<Result<LeadChanged>> ReleaseAsync(LeadRef target, CancellationToken ct) =>
        await release.RunAsync(target, await current.GetAsync(ct), ct);

    public async Task<Result<LeadChanged>> TakeBackAsync(LeadRef target, CancellationToken ct) =>
        await takeBack.RunAsync(target, await current.GetAsync(ct), ct);
}
