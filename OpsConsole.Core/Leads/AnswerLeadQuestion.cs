using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Leads;

/// <summary>The agent who submitted a lead answers its open question; somebody who enters leads for others may answer for them.</summary>
public sealed class AnswerLeadQuestion(OpsDbs dbs, TimeProvider clock)
{
    public async Task<Result<LeadChanged>> RunAsync(LeadRef target, string answer, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        if (!actor.May(LeadPermissions.Submit))
        {
            if (actor.Lacks(LeadPermissions.SubmitOwn) is { } refusal)
                return refusal;
            if (!await db.Leads.AnyAsync(lead => lead.Id == target.Id && lead.SubmittedByUserId == actor.UserId, ct))
                return new NotFound($"Lead {target.Id}");
        }

        return await db.ChangeLeadAsync(target, actor, "lead.answered",
            lead => lead.GiveAnswer(clock.GetUtcNow().UtcDateTime, answer), new { Answer = answer }, ct);
    }
}
