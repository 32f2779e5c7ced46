using System.Reflection;
using OpsConsole.Core;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Work;

namespace OpsConsole.Tests.Architecture;

public sealed class UseCaseTests
{
    /// <summary>Use cases in which nobody of a tenant acts, each with its reason.</summary>
    private static readonly Dictionary<string, string> withoutActor = new()
    {
        ["CreateTenant"] = "for verbs and seeds: there is nobody in a tenant before it exists",
        ["SignIn"] = "turns a stranger into somebody",
        ["SignInFromEntra"] = "the same, on the word of Entra ID",
        ["SignInAsDemo"] = "the same, in Development",
        ["RequestPasswordReset"] = "asked by somebody who cannot sign in",
        ["ResetPassword"] = "the token says who it is",
        ["Register"] = "a stranger; whether the address is theirs shows later",
        ["ConfirmRegistration"] = "the token says whose registration it is",
        ["Unsubscribe"] = "the link below a mail says whose wish it is",
        ["SubscribeAgain"] = "the same",
        ["ChooseByLink"] = "the same",
        ["SendDigests"] = "runs on the clock for all tenants; it only queues mails",
        ["SendReminders"] = "the same",
        ["SweepRegistrations"] = "runs on the clock over addresses that never answered",
        ["WarnInactiveUsers"] = "runs on the clock for all tenants; each entry names the look at inactive accounts",
        ["CloseInactiveUsers"] = "the same",
        ["SweepDataCopies"] = "runs on the clock over copies nobody can take any more",
        ["ExpireLeads"] = "runs on the clock for all tenants; each entry names the countdown",
        ["TellOfExpiringLeads"] = "the same; it changes no lead",
        ["RejectStaleLeads"] = "runs on the clock for all tenants; each entry names the deadline",
        ["MoveOnOffers"] = "runs on the clock for all tenants; each entry names the rotation",
        ["ScoreOpenLeads"] = "runs on the clock for all tenants; it only queues",
        ["EndLapsedViewings"] = "runs on the clock for all tenants; each entry names the time",
        ["EmptyTrash"] = "runs on the clock for all tenants; each entry names the trash",
        ["SweepBulkResults"] = "runs on the clock over results nobody needs any more",
        ["SweepPhotos"] = "runs on the clock over photos of forms nobody sent",
        ["SweepOutbox"] = "runs on the clock over what is delivered",
        ["SweepProviderCalls"] = "runs on the clock over calls nobody asks about any more",
        ["SweepFinishedWork"] = "runs on the clock over work that has ended",
        ["SweepJobRuns"] = "runs on the clock over runs nobody asks about any more",
        ["OpenUserSession"] = "comes behind the proof of who somebody is",
        ["TakeTextStatus"] = "the provider's word of a text; its signature is what counts",
        ["TakeIncomingText"] = "the same, of a text that somebody sent us",
        ["SweepSignIns"] = "runs on the clock over what is old",
        ["CountReading"] = "a mail program asks; the sealed address says for which mail",
        ["LookAtDeliverability"] = "runs on the clock for all tenants; each entry names the mail",
        ["SweepMessages"] = "runs on the clock over what was sent long ago",
        ["ReadBounces"] = "runs on the clock over what the mail server returned",
        ["SweepNotifications"] = "runs on the clock over what is read",
        ["QueueActivityChecks"] = "runs on the clock for all tenants; each entry names the verification",
        ["SweepPersonalReads"] = "runs on the clock over what past hours kept",
        ["VerifyActivity"] = "changes nothing; the verb proves the chains of all tenants",
        ["ResealTwoFactorKeys"] = "a verb; the same keys under another key",
        ["ResealCredentials"] = "a verb; the same credentials under another key, each entry says so",
        ["StoreFile"] = "keeps bytes for the use case that took them in and knows who brought them",
        ["RunWork"] = "carries out what somebody queued; the item names them",
    };

    private static IEnumerable<(Type UseCase, ParameterInfo[] Parameters)> UseCases =>
        typeof(Actor).Assembly.GetTypes()
            .Where(type => type is { IsPublic: true, IsClass: true, IsAbstract: false } && !type.IsAssignableTo(typeof(IWorkHandler)))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(method => method.Name == "RunAsync").Select(method => (type, method.GetParameters())));

    [Fact]
    public void Every_use_case_is_sealed_and_takes_a_cancellation_token_last()
    {
        Assert.True(UseCases.Count() > 15);
        Assert.All(UseCases, useCase =>
        {
            Assert.True(useCase.UseCase.IsSealed, $"{useCase.UseCase.Name} is not sealed");
            Assert.True(useCase.Parameters.LastOrDefault()?.ParameterType == typeof(CancellationToken), $"{useCase.UseCase.Name} takes no CancellationToken last");
        });
    }

    [Fact]
    public void Every_use_case_is_told_who_acts_unless_nobody_does()
    {
        var without = UseCases.Where(useCase => useCase.Parameters.Reverse().Skip(1).FirstOrDefault()?.ParameterType != typeof(Actor)).Select(useCase => useCase.UseCase.Name);

        Assert.Equal(withoutActor.Keys.Order(), without.Order());
    }

    [Fact]
    public void No_use_case_has_two_ways_to_run() =>
        Assert.All(UseCases.GroupBy(useCase => useCase.UseCase), ways => Assert.Single(ways));
}
