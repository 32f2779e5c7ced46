using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpsConsole.Core;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Leads.Verification;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Imports;

namespace OpsConsole.Tests.Leads.Verification;

/// <summary>Services of the test: they say what they were told, or that they are down, and remember what they were asked.</summary>
internal sealed class TestLookups(TestOps? ops = null) : IPhoneLookup, IAddressLookup
{
    private TestOps? ops = ops;

    public Error? Down { get; set; }

    public PhoneFound Phone { get; set; } = new(true, null, PhoneLine.Mobile, "Pacific Mobile", "US");

    public Func<AddressAsked, AddressFound> Address { get; set; } = asked => new(AddressVerdict.Confirmed, new(asked.Street, asked.City, asked.State, asked.Zip), false, false);

    /// <summary>Done while the question is out.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public ConcurrentQueue<string> Asked { get; } = new();

    OutsideSystem IPhoneLookup.System => OutsideSystems.TwilioLookup;

    OutsideSystem IAddressLookup.System => OutsideSystems.UspsAddresses;

    public static async Task<(TestOps Ops, TestLookups Lookups)> StartAsync(string provider = "Sqlite")
    {
        var lookups = new TestLookups();
        var ops = await TestOps.StartAsync(provider, services => lookups.Configure(services));
        lookups.ops = ops;
        return (ops, lookups);
    }

    public void Configure(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton<IPhoneLookup>(this));
        services.Replace(ServiceDescriptor.Singleton<IAddressLookup>(this));
    }

    public Task<Result<OutsideAnswer<PhoneFound>>> LookUpAsync(string e164, OutsideReason reason, CancellationToken ct) => AnswerAsync(e164, () => Phone);

    public Task<Result<OutsideAnswer<AddressFound>>> LookUpAsync(AddressAsked address, OutsideReason reason, CancellationToken ct) => AnswerAsync(address.Street, () => Address(address));

    private async Task<Result<OutsideAnswer<T>>> AnswerAsync<T>(string asked, Func<T> answer)
    {
        Asked.Enqueue(asked);
        if (Meanwhile is { } something)
        {
            Meanwhile = null;
            await something();
        }

        return Down is { } error ? error : new OutsideAnswer<T>(answer(), "Test service", ops!.Time.NowUtc, false);
    }
}

internal static class Verifying
{
    public static Error IsDown { get; } = new SystemDoesNotAnswer(OutsideSystems.TwilioLookup, "it took too long.");

    /// <summary>Works off what is due for the verification, and the work that it queues.</summary>
    public static async Task VerifyAsync(this TestOps ops)
    {
        await ops.DeliverAsync();
        await ops.RunQueueAsync();
    }

    public static async Task DeliverAsync(this TestOps ops)
    {
        var consumer = ops.Get<IEnumerable<IOutboxConsumer>>().Single(consumer => consumer.Name == OutboxConsumers.Verification);
        while (await ops.Get<OutboxDelivery>().DeliverAsync(consumer, CancellationToken.None) > 0)
        {
        }
    }

    public static async Task<LeadVerdicts> VerdictsAsync(this TestOps ops, long leadId) => await ops.Get<LeadVerificationQuery>().OfLeadAsync(ops.TenantId, leadId, CancellationToken.None);
}
