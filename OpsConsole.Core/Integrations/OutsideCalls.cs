using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Live;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Integrations;

/// <summary>
/// The one way to an outside system. It takes an earlier answer while that is good; else it writes the call down with its cost before the
/// request leaves, so that a node that dies meanwhile leaves its trace, asks with patience, and writes down how it went.
/// </summary>
public sealed class OutsideCalls(OpsDbs dbs, OutsideAccesses accesses, OutsideLines lines, TenantSettings settings, OutsidePace pace, TimeProvider clock)
{
    private const long MicrosPerCent = 10_000;

    /// <param name="ask">Makes a request; once for each attempt.</param>
    /// <param name="read">Turns a reply into the answer, or the reason why it is none. What it cannot parse may throw <see cref="JsonException"/>.</param>
    public async Task<Result<OutsideAnswer<T>>> AskAsync<T>(
        OutsideQuestion question, Func<OutsideAccess, CancellationToken, Task<Result<Func<HttpRequestMessage>>>> ask, Func<OutsideReply, Result<T>> read, CancellationToken ct)
    {
        var found = await accesses.FindAsync(question.For.By.TenantId, question.System, ct);
        if (found.Error is { } closed)
            return closed;
        var access = found.Value;
        if (await RememberedAsync(question, access, read, ct) is { } remembered)
            return remembered;
        if (await IsBudgetSpentAsync(question, access, ct))
            return new BudgetIsSpent(question.System);

        using var hurry = new CancellationTokenSource(question.For.Patience, pace.Clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, hurry.Token);
        var request = await PreparedAsync(question, access, ask, both.Token, ct);
        if (request.Error is { } refusal)
            return refusal;
        var call = await BeginAsync(question, access, ct);
        var started = pace.Clock.GetTimestamp();
        var tries = new OutsideTries();
        var (answer, reply) = await TryAsync(question, access, request.Value, read, tries, both.Token, ct);
        await EndAsync(call, question, access, answer.Error, reply, tries, pace.Clock.GetElapsedTime(started));
        return answer.Error is { } error ? error : new OutsideAnswer<T>(answer.Value, ByWhom(question, access), clock.GetUtcNow().UtcDateTime, access.IsSimulated);
    }

    /// <summary>Who says so, as people read it.</summary>
    private static string ByWhom(OutsideQuestion question, OutsideAccess access) => access.IsSimulated ? $"{question.System.Label} (simulator)" : question.System.Label;

    private async Task<bool> IsBudgetSpentAsync(OutsideQuestion question, OutsideAccess access, CancellationToken ct)
    {
        if (access.IsSimulated || question.Operation.CostMicros == 0 || await settings.GetAsync(question.For.By.TenantId, SettingCatalog.MonthlyBudget, ct) is not (> 0 and var cents))
            return false;
        var now = clock.GetUtcNow().UtcDateTime;
        var month = new DateTime(now.Year, now.Month, 1, 0, 0, 0, DateTimeKind.Utc);
        await using var db = dbs.Open(question.For.By);
        return await db.ProviderCalls.Where(call => call.AtUtc >= month).SumAsync(call => call.CostMicros, ct) + question.Operation.CostMicros > cents * MicrosPerCent;
    }

    private static async Task<Result<Func<HttpRequestMessage>>> PreparedAsync(
        OutsideQuestion question, OutsideAccess access, Func<OutsideAccess, CancellationToken, Task<Result<Func<HttpRequestMessage>>>> ask, CancellationToken hurried, CancellationToken ct)
    {
        try
        {
            return await ask(access, hurried);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new SystemDoesNotAnswer(question.System, "it took too long.");
        }
    }

    private async Task<Result<OutsideAnswer<T>>?> RememberedAsync<T>(OutsideQuestion question, OutsideAccess access, Func<OutsideReply, Result<T>> read, CancellationToken ct)
    {
        if (question.Key is null || question.For.IsFresh)
            return null;
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = dbs.Open(question.For.By);
        var kept = await Kept(db, question, access).AsNoTracking().FirstOrDefaultAsync(row => row.ExpiresAtUtc > now, ct);
        if (kept is null || Reread(kept, read) is not { Succeeded: true } answer)
            return null;
        var call = CallOf(question, access);
        call.End(ProviderCallOutcome.Remembered, TimeSpan.Zero, 0, null, null);
        db.ProviderCalls.Add(call);
        Tell(db, question);
        await db.SaveChangesAsync(ct);
        return new OutsideAnswer<T>(answer.Value, ByWhom(question, access), kept.AtUtc, access.IsSimulated);
    }

    /// <returns>Null when this version cannot read what an earlier one kept.</returns>
    private static Result<T>? Reread<T>(ProviderAnswer kept, Func<OutsideReply, Result<T>> read)
    {
        try
        {
            return read(new OutsideReply(kept.Status, kept.Body));
        }
        catch (Exception failure) when (failure is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    private async Task<ProviderCall> BeginAsync(OutsideQuestion question, OutsideAccess access, CancellationToken ct)
    {
        var call = CallOf(question, access);
        call.CostMicros = access.IsSimulated ? 0 : question.Operation.CostMicros;
        await using var db = dbs.Open(question.For.By);
        db.ProviderCalls.Add(call);
        Tell(db, question);
        await db.SaveChangesAsync(ct);
        return call;
    }

    private async Task<(Result<T> Answer, OutsideReply? Reply)> TryAsync<T>(
        OutsideQuestion question, OutsideAccess access, Func<HttpRequestMessage> request, Func<OutsideReply, Result<T>> read, OutsideTries tries, CancellationToken hurried, CancellationToken ct)
    {
        OutsideReply? reply = null;
        try
        {
            var perMinute = await settings.GetAsync(question.For.By.TenantId, SettingCatalog.CallsAMinute, ct);
            reply = await lines.Of(question.For.By.TenantId, question.System, access).SendAsync(request, perMinute, question.Operation.IsRepeatable, tries, hurried);
            return (reply.IsPassing ? Silence(question, tries, WhyOf(reply)) : read(reply), reply);
        }
        catch (Exception failure) when (failure is JsonException or FormatException or InvalidOperationException or KeyNotFoundException && reply is not null)
        {
            return (question.Operation.IsRepeatable ? new AnswerCannotBeRead(question.System) : new SystemMayHaveDoneIt(question.System, "its answer cannot be read."), reply);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested && OutsideLine.WhyOf(failure) is { } why)
        {
            return (Silence(question, tries, why), reply);
        }
    }

    private static NoAnswer Silence(OutsideQuestion question, OutsideTries tries, string why) =>
        !question.Operation.IsRepeatable && tries.Unheard > 0 ? new SystemMayHaveDoneIt(question.System, why) : new SystemDoesNotAnswer(question.System, why);

    private static string WhyOf(OutsideReply reply) => reply switch
    {
        { Status: 429, RetryAfter: { } pause } => $"it asks us to wait {Math.Ceiling(pause.TotalSeconds):0} seconds.",
        { Status: 429 } => "it gets too many questions from us.",
        _ => $"it failed with {reply.Status}.",
    };

    // Written down even while the node stops: the question was asked.
    private async Task EndAsync(ProviderCall call, OutsideQuestion question, OutsideAccess access, Error? error, OutsideReply? reply, OutsideTries tries, TimeSpan took)
    {
        await using var db = dbs.Open(question.For.By);
        db.ProviderCalls.Attach(call);
        call.End(error is null ? ProviderCallOutcome.Answered : ProviderCallOutcome.Failed, took, tries.Sent, reply?.Status, error?.Message);
        call.CostMicros = access.IsSimulated ? 0 : question.Operation.CostMicros * tries.Charged;
        Tell(db, question);
        await db.SaveChangesAsync(CancellationToken.None);
        if (error is null && reply is not null && question.Key is not null && reply.Body.Length <= ProviderAnswer.BodyLength)
            await KeepAsync(question, access, reply);
    }

    private async Task KeepAsync(OutsideQuestion question, OutsideAccess access, OutsideReply reply)
    {
        await using var db = dbs.Open(question.For.By);
        var now = clock.GetUtcNow().UtcDateTime;
        var kept = await Kept(db, question, access).FirstOrDefaultAsync(CancellationToken.None);
        if (kept is null)
            db.ProviderAnswers.Add(kept = new ProviderAnswer { System = question.System.Name, Operation = question.Operation.Name, Key = question.Key!, IsSimulated = access.IsSimulated, Body = "" });
        (kept.Status, kept.Body, kept.AtUtc, kept.ExpiresAtUtc) = (reply.Status, reply.Body, now, now + question.Remember);
        try
        {
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateException)
        {
            // Somebody asked the same at the same moment; one of the two answers is enough.
        }
    }

    private static IQueryable<ProviderAnswer> Kept(OpsDb db, OutsideQuestion question, OutsideAccess access) => db.ProviderAnswers.Where(row =>
        row.System == question.System.Name && row.Operation == question.Operation.Name && row.Key == question.Key && row.IsSimulated == access.IsSimulated);

    private ProviderCall CallOf(OutsideQuestion question, OutsideAccess access) => new()
    {
        TenantId = question.For.By.TenantId,
        System = question.System.Name,
        Operation = question.Operation.Name,
        SubjectKind = question.For.SubjectKind,
        SubjectId = question.For.SubjectId,
        ByUserId = question.For.By.UserId,
        ByName = question.For.By.Name,
        AtUtc = clock.GetUtcNow().UtcDateTime,
        IsSimulated = access.IsSimulated,
    };

    private static void Tell(OpsDb db, OutsideQuestion question) => db.Signal(Topic.Room(question.For.By.TenantId, ProviderCall.Subject), question.For.By.TenantId);
}
