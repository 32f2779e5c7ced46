using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.TwoFactor;
using OpsConsole.Data;

namespace OpsConsole.Web.Hosting.Verbs;

/// <summary>The way back in when nobody is left who could reset somebody's codes on the page.</summary>
internal sealed class ResetTwoFactorCodes : Verb
{
    public override string Name => "reset-two-factor";

    public override string Arguments => "EMAIL";

    public override string Meaning => "Switches somebody's codes for signing in off.";

    public override int Words => 1;

    public override async Task<VerbOutcome> RunAsync(VerbCall call, CancellationToken ct)
    {
        await call.Get<OpsDbs>().MigrateAsync(ct);
        var email = call.Words[0].Trim().ToUpperInvariant();
        await using var db = call.Get<OpsDbs>().OpenAcrossTenants();
        var user = await db.Users.IgnoreQueryFilters([OpsDb.TenantFilter]).AsNoTracking().FirstOrDefaultAsync(row => row.NormalizedEmail == email, ct);
        if (user is null)
            return VerbOutcome.Failed($"There is no account for {call.Words[0]}.");
        var reset = await call.Get<ResetTwoFactor>().RunAsync(new UserRef(user.Id, user.ConcurrencyStamp!), "Reset by whoever runs the installation.", Actor.System(user.TenantId, "Command line"), ct);
        if (reset.Error is TwoFactorIsNotOn)
            return VerbOutcome.Failed($"{user.Email} signs in without codes: there is nothing to switch off.");
        if (reset.Error is { } error)
            return VerbOutcome.Failed(error.Message);
        var safety = await call.Get<OwnSafetyQuery>().LoadAsync(Actor.Nobody with { TenantId = user.TenantId, UserId = user.Id }, ct);
        var next = safety?.NeededBy is { } role ? $"sets new ones up on the way in, for the role “{role}” asks for them" : "signs in with the password alone";
        return VerbOutcome.Done($"The codes of {user.Email} are off and every sign-in of theirs has ended; {user.DisplayName} {next}.");
    }
}
