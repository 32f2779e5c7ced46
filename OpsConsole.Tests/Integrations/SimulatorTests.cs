using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpsConsole.Core;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Leads.Verification;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Integrations;

/// <summary>The simulators, asked by the same adapters over the wire; one host for all, since they keep nothing.</summary>
public sealed class SimulatorTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public async Task What_the_simulators_say_follows_from_the_input()
    {
        await using var host = await TestHost.StartAsync(settings: ["Demo:Seed=false"], configure: services => services.Replace(ServiceDescriptor.Singleton(SomeSystems.Hurried)));
        var phones = host.Get<IPhoneLookup>();
        var reason = new OutsideReason(Actor.System(host.TenantId, "Test"), null, null, TimeSpan.FromSeconds(20));

        async Task<Result<OutsideAnswer<PhoneFound>>> Phone(string last) => await phones.LookUpAsync($"+1916555{last}", reason, ct);
        var mobile = (await Phone("0134")).Value;
        Assert.Equal((true, PhoneLine.Mobile, "US", "Twilio Lookup (simulator)", true), (mobile.Value.IsValid, mobile.Value.Line, mobile.Value.Country, mobile.By, mobile.IsSimulated));
        Assert.Equal(PhoneLine.Landline, (await Phone("0133")).Value.Value.Line);
        Assert.Equal(PhoneLine.NonFixedVoip, (await Phone("0197")).Value.Value.Line);
        Assert.False((await Phone("0190")).Value.Value.IsValid);
        Assert.False((await Phone("0191")).Value.Value.IsValid);
        Assert.IsType<SystemDoesNotAnswer>((await Phone("0192")).Error);
        Assert.IsType<SystemDoesNotAnswer>((await Phone("0193")).Error);
        Assert.IsType<SystemDoesNotAnswer>((await Phone("0194")).Error);
        Assert.Equal((true, PhoneLine.Unknown), ((await Phone("0195")).Value.Value.IsValid, (await Phone("0195")).Value.Value.Line));
        Assert.Equal("CA", (await phones.LookUpAsync("+15062345678", reason, ct)).Value.Value.Country);

        async Task<Result<OutsideAnswer<AddressFound>>> Address(string street, string city = "Sacramento", string state = "CA", string zip = "95838") =>
            await host.Get<IAddressLookup>().LookUpAsync(new(street, city, state, zip), reason, ct);
        Assert.Equal(AddressVerdict.Confirmed, (await Address("3526 High St")).Value.Value.Verdict);
        var mended = (await Address("3526 Hihg Street")).Value.Value;
        Assert.Equal((AddressVerdict.Corrected, "3526 High St, Sacramento, CA 95838"), (mended.Verdict, mended.Written!.ToString()));
        var filled = (await Address("3526 High St", "", "", "95673")).Value.Value;
        Assert.Equal("3526 High St, Rio Linda, CA 95673", filled.Written!.ToString());
        Assert.Equal("95838", (await Address("3526 High St", zip: "")).Value.Value.Written!.Zip);
        Assert.Equal(AddressVerdict.NotFound, (await Address("40400 Nowhere Ln")).Value.Value.Verdict);
        Assert.Equal(AddressVerdict.UnitUnknown, (await Address("40001 Tower Blvd")).Value.Value.Verdict);
        Assert.True((await Address("40004 Empty Ct")).Value.Value.IsVacant);
        Assert.IsType<SystemDoesNotAnswer>((await Address("42900 Busy Rd")).Error);
        Assert.IsType<SystemDoesNotAnswer>((await Address("50000 Broken Rd")).Error);
        Assert.Equal(AddressVerdict.Confirmed, (await Address("9 Rodeo Dr", "Beverly Hills", "CA", "90210")).Value.Value.Verdict);
    }

    [Fact]
    public async Task They_answer_nobody_but_this_very_process()
    {
        await using var host = await TestHost.StartAsync("Production");
        using var stranger = host.Client();

        Assert.Equal(401, (int)(await stranger.GetAsync("/simulators/twilio-lookup/v2/PhoneNumbers/+19165550134")).StatusCode);
        Assert.Equal(401, (int)(await stranger.GetAsync("/simulators/usps-addresses/addresses/v3/address?streetAddress=1+A+St&ZIPCode=95838")).StatusCode);
        Assert.Equal(401, (int)(await stranger.PostAsync("/simulators/usps-addresses/oauth2/v3/token", System.Net.Http.Json.JsonContent.Create(new { client_id = "a", client_secret = "b", grant_type = "client_credentials" }))).StatusCode);
    }

    [Fact]
    public async Task Sealed_credentials_are_opened_by_the_hosts_keys_alone()
    {
        await using var host = await TestHost.StartAsync();
        var seal = host.Get<ISecretSeal>();
        var text = seal.Seal("AC1 and s3cret");

        Assert.DoesNotContain("s3cret", text);
        Assert.Equal("AC1 and s3cret", seal.Open(text));
        Assert.Null(seal.Open("sealed by somebody else"));
    }
}
