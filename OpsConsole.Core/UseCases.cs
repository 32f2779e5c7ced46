using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Clock;
using OpsConsole.Core.Flags;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Jobs;
using OpsConsole.Core.Leads.FairHousing;
using OpsConsole.Core.Leads.Listing;
using OpsConsole.Core.Leads.Matching;
using OpsConsole.Core.Leads.Scoring;
using OpsConsole.Core.Leads.Verification;
using OpsConsole.Core.Leads.Verification.Twilio;
using OpsConsole.Core.Leads.Verification.Usps;
using OpsConsole.Core.Live;
using OpsConsole.Core.Messages.Sending;
using OpsConsole.Core.Messages.Sms;
using OpsConsole.Core.Messages.Sms.Twilio;
using OpsConsole.Core.Messages.Tracking;
using OpsConsole.Core.Notifications.Digests;
using OpsConsole.Core.Notifications.Mailing;
using OpsConsole.Core.Notifications.Quiet;
using OpsConsole.Core.Notifications.Unsubscribing;
using OpsConsole.Core.Security;
using OpsConsole.Core.Security.Places;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Listing;
using OpsConsole.Core.Users.Roles;
using OpsConsole.Core.Users.Sessions;
using OpsConsole.Core.Users.Terms;
using OpsConsole.Core.Work;

namespace OpsConsole.Core;

public static class UseCases
{
    /// <summary>
    /// Registers the ground and every use case (a sealed class with a public <c>RunAsync</c>) and query (<c>…Query</c>) of Core. They keep
    /// no state of a person or a call, so one of each serves the whole node.
    /// </summary>
    public static IServiceCollection AddOpsCore(this IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new NodeName($"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..8]}"));
        services.AddSingleton<LiveFeed>();
        services.AddSingleton<TenantSettings>();
        services.AddSingleton<TenantWording>();
        services.AddSingleton<TenantFlags>();
        services.AddSingleton<FlagCounts>();
        services.AddSingleton<AccessDirectory>();
        services.AddSingleton<SessionSightings>();
        services.AddSingleton<SignInAttempts>();
        services.AddSingleton<BlockedAddresses>();
        services.AddSingleton<IntrusionWatch>();
        services.AddSingleton<AddressPlaces>();
        services.TryAddSingleton(new AddressPlacesFile(null));
        services.AddAccounts();
        services.AddSingleton<AccountPost>();
        services.AddSingleton<ProvingOneself>();
        services.TryAddSingleton(RolesGivenElsewhere.None);
        services.AddSingleton(LegalTexts.Book);
        services.AddSingleton<WorkLeases>();
        services.AddSingleton<OutboxDelivery>();
        services.AddSingleton<LiveRelay>();
        services.AddSingleton<JobRuns>();
        services.AddSingleton<JobPlans>();
        services.AddSingleton(root => MachineClock.Below(root.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ClockFollowing>();
        services.AddSingleton<LeadIndexes>();
        services.AddSingleton<UserIndexes>();
        services.AddSingleton<LeadMatching>();
        services.AddSingleton<LeadScoring>();
        services.AddSingleton<MarketCounting>();
        services.AddSingleton(OutsidePlaces.Vendors);
        services.AddSingleton(OutsidePace.Usual);
        services.AddSingleton<OutsideLines>();
        services.AddSingleton<OutsideAccesses>();
        services.AddSingleton<OutsideCalls>();
        services.AddSingleton<UspsTokens>();
        services.AddSingleton<IPhoneLookup, TwilioLookup>();
        services.AddSingleton<IAddressLookup, UspsAddresses>();
        services.AddSingleton<LeadVerifying>();
        services.AddSingleton<AutomaticLookUps>();
        foreach (var type in typeof(UseCases).Assembly.GetTypes().Where(IsUseCase))
            services.AddSingleton(type);
        services.AddSingleton<ChoiceLinks>();
        services.AddSingleton<TrackingLinks>();
        services.AddSingleton<ReaderWishes>();
        services.AddSingleton<PeopleTimes>();
        services.AddSingleton<NoticeMails>();
        services.AddSingleton<WeekInFigures>();
        services.AddSingleton<MessagePace>();
        services.AddSingleton<MessageClaims>();
        services.AddSingleton<MessageOutcomes>();
        services.AddSingleton<MailComposing>();
        services.AddSingleton<MessageValues>();
        services.AddSingleton<TextComposing>();
        services.AddSingleton<ISmsTransport, TwilioSms>();
        services.AddSingleton<SendTexts>();
        services.AddSingleton<SendMessages>();
        services.AddEach<IFillSecrets>();
        services.AddEach<BulkRoom>();
        services.AddSingleton<BulkRooms>();
        services.AddEach<IWorkHandler>();
        services.AddEach<IOutboxConsumer>();
        return services;
    }

    private static void AddEach<TPort>(this IServiceCollection services)
    {
        foreach (var type in typeof(UseCases).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(TPort))))
            services.AddSingleton(typeof(TPort), type);
    }

    private static bool IsUseCase(Type type) =>
        type is { IsClass: true, IsSealed: true, IsAbstract: false, IsPublic: true }
        && !type.IsAssignableTo(typeof(IWorkHandler))
        && (type.Name.EndsWith("Query", StringComparison.Ordinal)
            || type.GetMethod("RunAsync", BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly) is not null);
}
