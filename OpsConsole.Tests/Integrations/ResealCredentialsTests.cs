using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Permissions;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Integrations;

public sealed class ResealCredentialsTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public async Task Credentials_are_sealed_with_the_newest_key_and_open_as_before()
    {
        await using var host = await TestHost.StartAsync("Production");
        var ada = await host.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        Assert.True((await host.Get<SetCredentials>().RunAsync("twilio-lookup", 0, new Credentials("AC12", "secret"), ada, ct)).Succeeded);
        var before = await SealedAsync(host);
        var now = TimeProvider.System.GetUtcNow();

        var key = host.Get<IKeyManager>().CreateNewKey(now, now.AddDays(90));
        // As the verb does: a process that has just read the keys.
        await host.RestartAsync();
        var done = await host.Get<ResealCredentials>().RunAsync(ct);

        Assert.Equal((1, 0), (done.Count, done.Lost.Count));
        var after = await SealedAsync(host);
        Assert.NotEqual(key.KeyId, KeyOf(before));
        Assert.Equal(key.KeyId, KeyOf(after));
        Assert.DoesNotContain("secret", after, StringComparison.Ordinal);
        var access = (await host.Get<OutsideAccesses>().FindAsync(host.TenantId, OutsideSystems.TwilioLookup, ct)).Value;
        Assert.Equal(("AC12", "secret"), (access.Credentials.User, access.Credentials.Secret));
    }

    [Fact]
    public async Task What_was_sealed_with_keys_that_are_gone_is_named_and_left_alone()
    {
        await using var ops = await TestOps.StartAsync();
        var ada = await ops.SomebodyAsync("Ada Lind", BuiltInRoles.Admin);
        await ops.Get<SetCredentials>().RunAsync("twilio-lookup", 0, new Credentials("a", "b"), ada, ct);
        await ops.Get<SetCredentials>().RunAsync("usps-addresses", 0, new Credentials("a", "b"), ada, ct);
        await using (var db = ops.Open())
        {
            (await db.Integrations.SingleAsync(row => row.System == "usps-addresses", ct)).Reseal("of another installation");
            await db.SaveChangesAsync(ct);
        }

        var done = await ops.Get<ResealCredentials>().RunAsync(ct);

        Assert.Equal(1, done.Count);
        Assert.Equal([$"{OutsideSystems.UspsAddresses.Label} of Keller Homes"], done.Lost);
        await using var kept = ops.Open();
        Assert.Equal("of another installation", (await kept.Integrations.SingleAsync(row => row.System == "usps-addresses", ct)).Sealed);
        var entry = await kept.Activity.SingleAsync(row => row.Action == "integration.credentials-resealed", ct);
        Assert.Equal("twilio-lookup", (await kept.Integrations.SingleAsync(row => row.Id == entry.SubjectId, ct)).System);
    }

    private static async Task<string> SealedAsync(TestHost host)
    {
        await using var db = host.Open();
        return (await db.Integrations.SingleAsync(ct)).Sealed!;
    }

    /// <summary>A protected text begins with four bytes of its kind and sixteen of its key's id.</summary>
    private static Guid KeyOf(string sealedText) => new(WebEncoders.Base64UrlDecode(sealedText).AsSpan(4, 16));
}
