using OpsConsole.Core.Leads.Matching;
using OpsConsole.Core.Leads.Scoring;
using OpsConsole.Core.Leads.Verification;
using OpsConsole.Core.Notifications;

namespace OpsConsole.Core.Activity;

/// <summary>Who works off the outbox, and which actions each wants. One row is written per consumer that wants the action.</summary>
public static class OutboxConsumers
{
    public const string Seal = "seal";
    public const string Notifications = "notifications";

    public const string Matching = "matching";
    public const string Verification = "verification";
    public const string Scoring = "scoring";

    public const int NameLength = 40;

    private static readonly IReadOnlyList<(string Name, Func<string, bool> Wants)> all =
        [(Seal, _ => true), (Notifications, NotificationSources.Has), (Matching, MatchChangedLeads.Wants), (Verification, VerifyChangedLeads.Wants), (Scoring, ScoreChangedLeads.Wants)];

    public static IEnumerable<string> For(string action) => all.Where(consumer => consumer.Wants(action)).Select(consumer => consumer.Name);
}
