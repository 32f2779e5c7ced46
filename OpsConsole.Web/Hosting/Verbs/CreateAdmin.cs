using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users;
using OpsConsole.Data;

namespace OpsConsole.Web.Hosting.Verbs;

/// <summary>The first account of a new installation, and the way back in when nobody is left who manages users.</summary>
internal sealed class CreateAdmin : Verb
{
    public const string PasswordVariable = "OPSCONSOLE_ADMIN_PASSWORD";
    public const string FirstTenant = "Main";

    public override string Name => "create-admin";

    public override string Arguments => "EMAIL [--tenant NAME] [--name NAME]";

    public override string Meaning => $"Makes an administrator; the password is asked, or taken from {PasswordVariable}.";

    public override int Words => 1;

    public override IReadOnlyList<string> Options => ["tenant", "name"];

    public override async Task<VerbOutcome> RunAsync(VerbCall call, CancellationToken ct)
    {
        if (PasswordFor(call.Terminal) is not { } password)
            return VerbOutcome.Failed($"No password, or two that differ. Type it twice at a terminal, or set {PasswordVariable}.");
        await call.Get<OpsDbs>().MigrateAsync(ct);
        if (await TenantAsync(call, ct) is not { } tenant)
            return VerbOutcome.Failed("There are several tenants. Say which with --tenant NAME.");

        var tenantId = await call.Get<CreateTenant>().RunAsync(tenant, ct);
        var admin = new NewUser(call.Words[0], call.Option("name") ?? "Administrator", [BuiltInRoles.Admin]);
        var made = await call.Get<CreateUser>().RunAsync(admin, password, Actor.System(tenantId, "create-admin"), ct);
        return made.Succeeded
            ? VerbOutcome.Done($"{admin.Email} is an administrator of {tenant}.")
            : VerbOutcome.Failed(made.Error!.Message);
    }

    /// <returns>The one that was named, the only one there is, or a first one; null when that leaves a choice.</returns>
    private static async Task<string?> TenantAsync(VerbCall call, CancellationToken ct)
    {
        if (call.Option("tenant") is { } named)
            return named;
        await using var db = call.Get<OpsDbs>().OpenAcrossTenants();
        var present = await db.Tenants.OrderBy(tenant => tenant.Id).Select(tenant => tenant.Name).Take(2).ToListAsync(ct);
        return present switch { [] => FirstTenant, [var only] => only, _ => null };
    }

    private static string? PasswordFor(VerbTerminal terminal)
    {
        if (Environment.GetEnvironmentVariable(PasswordVariable) is { Length: > 0 } given)
            return given;
        if (terminal.AskSecret is not { } ask)
            return null;
        var typed = ask("Password: ");
        return typed == ask("Once more: ") ? typed : null;
    }
}
