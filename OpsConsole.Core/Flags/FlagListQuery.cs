using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Flags;

/// <summary>A flag as it stands for a tenant.</summary>
/// <param name="Proposed">A state that waits for a second person.</param>
/// <param name="IsDone">On for all or off for all, and not touched for so long that it can leave the code.</param>
public sealed record FlagLine(
    FlagDefinition Flag, FlagState State, long Version, DateTime? ChangedAtUtc, string? ChangedByName, long? OwnerUserId, string? OwnerName,
    FlagState? Proposed, long? ProposedByUserId, string? ProposedByName, DateTime? ProposedAtUtc, DateTime? StoppedAtUtc, string? StoppedByName, string? StopReason, bool IsDone)
{
    public bool IsStopped => StoppedAtUtc is not null;

    public FlagRef Ref => new(Flag.Name, Version);
}

public sealed record FlagList(IReadOnlyList<FlagLine> Flags, int DoneAfterDays);

/// <summary>Every flag of the catalogue. Callers check <see cref="FlagPermissions.View"/>.</summary>
public sealed class FlagListQuery(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    public async Task<FlagList> LoadAsync(long tenantId, CancellationToken ct)
    {
        var days = await settings.GetAsync(tenantId, SettingCatalog.StaleFlagDays, ct);
        var before = clock.GetUtcNow().UtcDateTime.AddDays(-days);
        await using var db = dbs.Open(tenantId);
        var decided = await db.Flags.AsNoTracking().ToDictionaryAsync(flag => flag.Name, ct);
        return new FlagList([.. FlagCatalog.All.Select(flag => LineOf(flag, decided.GetValueOrDefault(flag.Name), before))], days);
    }

    internal static FlagLine LineOf(FlagDefinition flag, Flag? row, DateTime before)
    {
        var state = row is null ? flag.AtFirst : FlagState.FromJson(row.State);
        var touched = row?.ChangedAtUtc ?? flag.Since.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        return new FlagLine(
            flag, state, row?.Version ?? 0, row?.ChangedAtUtc, row?.ChangedByName, row?.OwnerUserId, row?.OwnerName,
            row?.ProposedState is { } proposed ? FlagState.FromJson(proposed) : null, row?.ProposedByUserId, row?.ProposedByName, row?.ProposedAtUtc,
            row?.StoppedAtUtc, row?.StoppedByName, row?.StopReason, state.IsSettled && row?.StoppedAtUtc is null && row?.ProposedState is null && touched < before);
    }
}
