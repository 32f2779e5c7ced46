using OpsConsole.Core.Flags;
using OpsConsole.Core.Users;
using OpsConsole.Web.Access;

namespace OpsConsole.Web.Flags;

/// <summary>Asks flags for whoever acts in this request or circuit.</summary>
public sealed class CurrentFlags(CurrentActor current, AccessDirectory directory, TenantFlags flags)
{
    /// <param name="market">The city it is about, where there is one.</param>
    public async ValueTask<(long TenantId, FlagVerdict Verdict)> JudgeAsync(FlagDefinition flag, string? market = null)
    {
        var actor = await current.GetAsync();
        var roles = actor.UserId is { } id ? (await directory.FindAsync(id))?.Roles : null;
        return (actor.TenantId, (await flags.OfAsync(actor.TenantId, default)).Judge(flag, new FlagSubject(actor.UserId ?? 0, roles, market)));
    }
}
