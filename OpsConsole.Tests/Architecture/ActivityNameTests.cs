using System.Text.RegularExpressions;
using OpsConsole.Core.Activity;

namespace OpsConsole.Tests.Architecture;

/// <summary>What the source records is declared, and what is declared is recorded.</summary>
public sealed partial class ActivityNameTests
{
    private static readonly string[] recorders = ["Record", "ChangeLeadAsync", "ChangeOpportunityAsync", "ChangePartnerAsync", "ChangeTaskAsync", "ChangeUserAsync", "ChangeJobAsync", "ChangeIntegrationAsync", "ChangeFlagAsync"];

    /// <summary>Calls that hand on a name they were given; whoever gives it is looked at as well.</summary>
    private static readonly string[] handedOn =
    [
        "OpsConsole.Core/Bulk/BulkWork.Doing.cs",
        "OpsConsole.Core/Bulk/BulkWork.Undoing.cs",
        "OpsConsole.Core/Bulk/MovingBulk.cs",
        "OpsConsole.Core/Bulk/StartBulk.cs",
        "OpsConsole.Core/Bulk/StopBulk.cs",
        "OpsConsole.Core/Flags/FlagChanging.cs",
        "OpsConsole.Core/Integrations/IntegrationChanging.cs",
        "OpsConsole.Core/Jobs/JobChanging.cs",
        "OpsConsole.Core/Jobs/JobRuns.Ending.cs",
        "OpsConsole.Core/Leads/LeadChanging.cs",
        "OpsConsole.Core/Leads/Photos/PhotoKeeping.cs",
        "OpsConsole.Core/Messages/Queue/MessageMoving.cs",
        "OpsConsole.Core/Notes/NoteWriting.cs",
        "OpsConsole.Core/Opportunities/OpportunityChanging.cs",
        "OpsConsole.Core/Partners/PartnerChanging.cs",
        "OpsConsole.Core/Tasks/TaskChanging.cs",
        "OpsConsole.Core/Users/SignInFromEntra.cs",
        "OpsConsole.Core/Users/UserChanging.cs",
        "OpsConsole.Core/Work/WorkMoving.cs",
        "OpsConsole.Data/Scenes/DemoScene.cs",
    ];

    [Fact]
    public void Every_call_that_records_names_its_action()
    {
        var calls = SourceTree.Product(".cs", ".razor")
            .SelectMany(file => recorders.SelectMany(file.ArgumentsOf).Select(arguments => (file.Path, Names: NamesIn(arguments)))).ToList();

        Assert.True(calls.Count > 20);
        Assert.Equal(handedOn, calls.Where(call => call.Names.Count == 0).Select(call => call.Path).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_action_that_is_named_anywhere_is_declared()
    {
        var subjects = ActivityActions.Phrases.Keys.Select(action => action.Split('.')[0]).ToHashSet();

        Assert.Empty(SourceTree.Product(".cs", ".razor")
            .SelectMany(file => NamesIn(file.Text).Where(name => subjects.Contains(name.Split('.')[0]) && !ActivityActions.Phrases.ContainsKey(name)).Select(name => $"{file.Path}: {name}")));
    }

    [Fact]
    public void Every_action_that_is_declared_is_recorded_somewhere()
    {
        var named = SourceTree.Product(".cs", ".razor").Where(file => !file.Path.EndsWith("/ActivityActions.cs", StringComparison.Ordinal))
            .SelectMany(file => NamesIn(file.Text)).ToHashSet();

        Assert.Empty(ActivityActions.Phrases.Keys.Except(named));
    }

    [Fact]
    public void An_action_is_dotted_and_reads_well_after_a_name() =>
        Assert.All(ActivityActions.Phrases, action =>
        {
            Assert.Matches("^[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*$", action.Key);
            Assert.Matches("^[a-z].*[a-z]$", action.Value);
            Assert.True(action.Key.Length <= ActivityEntry.ActionLength);
        });

    private static List<string> NamesIn(string text) => [.. ActionName().Matches(text).Select(match => match.Groups["name"].Value)];

    [GeneratedRegex("\"(?<name>[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*)\"")]
    private static partial Regex ActionName();
}
