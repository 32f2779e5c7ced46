using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;

namespace OpsConsole.Core.Settings;

/// <summary>Gives a tenant its own value for a setting; it counts on every node at once.</summary>
public sealed class ChangeSetting(OpsDbs dbs)
{
    public async Task<Result<int>> RunAsync(string key, int value, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(SettingPermissions.Change) is { } refusal)
            return refusal;
        if (!SettingCatalog.All.TryGetValue(key, out var definition))
            return new NotFound($"The setting {key}");
        if (value < definition.Least || value > definition.Most)
            return new SettingIsOutOfBounds(definition);

        await using var db = dbs.Open(actor);
        var setting = await db.Settings.FirstOrDefaultAsync(row => row.Key == key, ct);
        var before = setting is null ? definition.Default : int.Parse(setting.Value, CultureInfo.InvariantCulture);
        var text = value.ToString(CultureInfo.InvariantCulture);
        if (setting is null)
            db.Settings.Add(setting = new Setting { Key = key, Value = text });
        else
            setting.Value = text;
        db.Record(actor, "setting.changed", setting, new { Key = key, From = before, To = value });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await db.WhoChangedAsync(setting, ct);
        }

        return value;
    }
}
