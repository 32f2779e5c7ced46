using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpsConsole.Core;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Permissions;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Integrations;

/// <summary>Outside systems for tests: a hurried pace, a server of the test in the vendor's place, and what such a vendor says.</summary>
internal static class SomeSystems
{
    public const string Number = "+19165550134";

    public const string Mobile =
        """{"calling_country_code":"1","country_code":"US","phone_number":"+19165550134","national_format":"(916) 555-0134","valid":true,"validation_errors":[],"caller_name":null,"line_type_intelligence":{"error_code":null,"mobile_country_code":"311","mobile_network_code":"480","carrier_name":"Pacific Mobile","type":"mobile"}}""";

    public const string Token = """{"access_token":"abc","token_type":"Bearer","expires_in":28799}""";

    public const string HighStreet =
        """{"firm":"","address":{"streetAddress":"3526 HIGH ST","secondaryAddress":"","city":"SACRAMENTO","state":"CA","ZIPCode":"95838","ZIPPlus4":"1234"},"additionalInfo":{"DPVConfirmation":"Y","business":"N","vacant":"N"},"corrections":[{"code":"","text":""}],"matches":[{"code":"31","text":"Single Response - exact match"}]}""";

    public static OutsidePace Hurried { get; } = new(TimeProvider.System, TimeSpan.FromMilliseconds(700), 2, TimeSpan.FromMilliseconds(20), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30));

    public static Action<IServiceCollection> At(TestServer server) => services =>
    {
        services.Replace(ServiceDescriptor.Singleton(Hurried));
        services.Replace(ServiceDescriptor.Singleton(new OutsidePlaces(_ => server.Address, _ => null, new Credentials("", ""))));
    };

    public static Task<Actor> AdaAsync(this TestOps ops) => ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);

    /// <summary>Enters credentials for both systems, so that the vendor is asked.</summary>
    public static async Task EnterAsync(this TestOps ops)
    {
        foreach (var system in OutsideSystems.All)
            Assert.True((await ops.Get<SetCredentials>().RunAsync(system.Name, 0, new Credentials("AC123", "s3cret"), await ops.AdaAsync(), default)).Succeeded);
    }

    public static async Task<List<ProviderCall>> CallsAsync(this TestOps ops)
    {
        await using var db = ops.Open();
        return await db.ProviderCalls.AsNoTracking().OrderBy(call => call.Id).ToListAsync();
    }

    public static OutsideReason Reason(this TestOps ops, bool fresh = false, TimeSpan? patience = null) =>
        new(Actor.System(ops.TenantId, "Test"), null, null, patience ?? TimeSpan.FromSeconds(20), fresh);
}
