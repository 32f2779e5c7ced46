using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Users;

namespace OpsConsole.Core.Settings;

/// <summary>What somebody wants a setting to be.</summary>
/// <param name="Text">As typed; null to go back to the inherited value.</param>
/// <param name="Version">As the actor saw it; 0 when nobody had decided yet.</param>
public sealed record SettingEdit(string Key, string? Text, long Version);

/// <summary>What was saved, and what was not because somebody else had changed the same setting. Texts are in their one form, null for inherited.</summary>
public sealed record SettingsChanged(IReadOnlyList<FactChange> Saved, IReadOnlyList<FactConflict> Conflicts, IReadOnlyDictionary<string, long> Versions);

/// <summary>
/// Decides one setting or several at once, for the actor's tenant or for all that inherit; it counts on every node at once. All are checked
/// before any is saved; those that somebody else changed meanwhile are left as they are and told.
/// </summary>
public sealed class ChangeSettings(OpsDbs dbs, TimeProvider clock)
{
    private const int Attempts = 5;

    public async Task<Result<SettingsChanged>> RunAsync(SettingScope scope, IReadOnlyCollection<SettingEdit> edits, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(scope == SettingScope.Tenant ? SettingPermissions.Change : SettingPermissions.Operate) is { } refusal)
            return refusal;
        var wishes = new List<(SettingEdit Edit, string? Text)>();
        var problems = new List<(string Key, Error Error)>();
        foreach (var edit in edits.DistinctBy(edit => edit.Key))
        {
            if (!SettingCatalog.All.TryGetValue(edit.Key, out var definition))
                return new NotFound($"The setting {edit.Key}");
            var tidied = edit.Text is null ? default(Result<string>?) : definition.Tidied(edit.Text);
            if ((tidied?.Error ?? await WhyNotAsync(definition, tidied?.Value, actor, ct)) is { } problem)
                problems.Add((edit.Key, problem));
            else
                wishes.Add((edit, tidied?.Value));
        }

        if (problems is [var only] && edits.Count == 1)
            return only.Error;
        if (problems.Count > 0)
            return new InvalidInput([.. problems.Select(problem => new FieldProblem(problem.Key, problem.Error.Message))]);
        // Whoever loses a race for a row looks again, and is told of the winner.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await SaveAsync(scope, wishes, actor, ct);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
            }
        }
    }

    /// <summary>What only the tenant's own rows can tell: a role that there is not would ask nobody for anything, and nobody would notice.</summary>
    private async Task<Error?> WhyNotAsync(SettingDefinition definition, string? text, Actor actor, CancellationToken ct)
    {
        if (definition != SettingCatalog.TwoFactorRoles || text is not { Length: > 0 })
            return null;
        await using var db = dbs.Open(actor);
        var roles = await db.Roles.Select(role => role.Name!).ToListAsync(ct);
        var unknown = text.Split('\n').FirstOrDefault(word => !roles.Contains(word, StringComparer.OrdinalIgnoreCase));
        return unknown is null ? null : new RoleIsUnknown(unknown);
    }

    private async Task<SettingsChanged> SaveAsync(SettingScope scope, List<(SettingEdit Edit, string? Text)> wishes, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        var keys = wishes.Select(wish => wish.Edit.Key).ToArray();
        var inherited = scope == SettingScope.Installation ? [] : await db.InstallationSettings.AsNoTracking().Where(row => keys.Contains(row.Key) && !row.IsInherited).ToDictionaryAsync(row => row.Key, row => row.Value, ct);
        var rows = scope == SettingScope.Tenant
            ? await db.Settings.Where(row => keys.Contains(row.Key)).ToDictionaryAsync(row => row.Key, KeptSetting (row) => row, ct)
            : await db.InstallationSettings.Where(row => keys.Contains(row.Key)).ToDictionaryAsync(row => row.Key, KeptSetting (row) => row, ct);
        var (saved, conflicts) = (new List<FactChange>(), new List<FactConflict>());
        foreach (var (edit, text) in wishes)
        {
            var row = rows.GetValueOrDefault(edit.Key);
            if (row?.Own == text)
                continue;
            if ((row?.Version ?? 0) != edit.Version)
            {
                conflicts.Add(new(edit.Key, text, row?.Own, row?.ChangedByName ?? "Somebody", row?.ChangedAtUtc ?? clock.GetUtcNow().UtcDateTime));
                continue;
            }

            var own = row?.Own;
            saved.Add(new(edit.Key, own, text));
            if (row is null)
                rows[edit.Key] = row = Add(db, scope, edit.Key);
            var usual = inherited.GetValueOrDefault(edit.Key) ?? SettingCatalog.All[edit.Key].DefaultText;
            var particulars = new { edit.Key, From = own ?? usual, To = text ?? usual, IsInherited = text is null };
            row.Take(text, actor, clock.GetUtcNow().UtcDateTime);
            db.Record(actor, scope == SettingScope.Tenant ? "setting.changed" : "installation-setting.changed", row, particulars);
        }

        await db.SaveChangesAsync(ct);
        return new SettingsChanged(saved, conflicts, rows.ToDictionary(row => row.Key, row => row.Value.Version));
    }

    private static KeptSetting Add(OpsDb db, SettingScope scope, string key)
    {
        if (scope == SettingScope.Tenant)
            return db.Settings.Add(new Setting { Key = key, Value = "" }).Entity;
        return db.InstallationSettings.Add(new InstallationSetting { Key = key, Value = "" }).Entity;
    }
}
