using OpsConsole.Core;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Onboarding;

namespace OpsConsole.Web.Shell;

/// <summary>One line of the checklist of the first days.</summary>
public sealed record FirstStep(string Label, string Why, string Path, bool IsDone);

/// <summary>Which first steps somebody has, by what they may do, and which are done, by what is in the database.</summary>
public static class FirstStepsList
{
    public static IReadOnlyList<FirstStep> Of(FirstSteps steps, Preferences preferences, OnboardingPlace? onboarding) =>
    [
        .. Step(onboarding is { } place ? place.Next is null : null, "Tell us about you", "Your phone, your markets, and what you want to hear of.", AppPaths.Welcome),
        .. Step(steps.HasImported, "Import a file of leads", "CSV or Excel, any order of columns. You see every problem before anything is saved.", AppPaths.Import),
        .. Step(steps.Decided is { } decided ? decided > 0 : null, "Decide on the first lead", "Approve or reject it on the board; you can take it back for a while.", AppPaths.Board),
        .. Step(steps.HasSubmitted, "Submit your first lead", "An address, the owner, and why they sell.", AppPaths.MyNewLead),
        new("Set your time zone", "Exact times are shown in it, wherever you are.", AppPaths.Profile, preferences.TimeZone is not null),
    ];

    private static IEnumerable<FirstStep> Step(bool? done, string label, string why, string path) =>
        done is { } isDone ? [new FirstStep(label, why, path, isDone)] : [];
}
