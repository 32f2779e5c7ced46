namespace OpsConsole.Core.Leads;

/// <summary>How the end of a countdown moves.</summary>
/// <param name="Hours">Later by so many hours, or earlier when negative; null ends it now.</param>
public readonly record struct CountdownMove(int? Hours)
{
    public static CountdownMove EndNow => new(null);
}

/// <summary>A manager gives an approved lead more time or less, or ends its time now; then it expires at once.</summary>
public sealed class ChangeCountdown(OpsDbs dbs, ExpireLeads expire, TimeProvider clock)
{
    public async Task<Result<LeadChanged>> RunAsync(LeadRef target, CountdownMove move, string reason, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.Approve) is { } refusal)
            return refusal;
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = dbs.Open(actor);
        var changed = await db.ChangeLeadAsync(target, actor, "lead.countdown-changed",
            lead => lead.ChangeCountdown(EndOf(lead, move, now), now, reason),
            lead => new { move.Hours, EndsAtUtc = lead.CountdownExpiresAtUtc, Note = reason.Trim() }, ct);
        if (!changed.Succeeded || move.Hours is not null)
            return changed;
        // A node that dies here leaves it to the hourly run; nobody can buy the lead any more either way.
        await expire.ExpireAsync(actor.TenantId, target.Id, ct);
        await using var after = dbs.Open(actor);
        return await after.StandOfAsync(target.Id, ct) ?? changed;
    }

    private static DateTime EndOf(Lead lead, CountdownMove move, DateTime now) =>
        move.Hours is not { } hours ? now
        : lead.CountdownExpiresAtUtc is { } end && Math.Abs((long)hours) <= Lead.LongestCountdown.TotalHours ? end.AddHours(hours)
        : hours > 0 ? DateTime.MaxValue : DateTime.MinValue;
}
