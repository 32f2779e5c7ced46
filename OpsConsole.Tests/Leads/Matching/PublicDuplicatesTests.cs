using OpsConsole.Core.Leads.Addresses;
using OpsConsole.Core.Leads.Matching;
using OpsConsole.Tests.Leads.Addresses;

namespace OpsConsole.Tests.Leads.Matching;

public sealed class PublicDuplicatesTests
{
    [Fact]
    public void Of_two_restaurant_guides_the_matcher_finds_the_true_pairs()
    {
        var rows = DataFolder.Rows("duplicates/fodors_zagats_public.csv").Select((cells, n) => (Entity: cells[0], Subject: new MatchSubject(
            n, CanonicalAddress.From(cells[4], cells[5], null, null).Key, MatchFacts.Of(cells[4], cells[5], null, null, cells[3], cells[6], null)))).Where(row => row.Entity != "entity_id").ToList();
        var entities = rows.ToDictionary(row => row.Subject.Id, row => row.Entity);
        var blocks = new MatchBlocks(rows.Select(row => row.Subject));

        var said = rows.SelectMany(row => blocks.Beside(row.Subject).Where(other => other.Id > row.Subject.Id)
            .Where(other => LeadMatcher.Compare(row.Subject.Facts, other.Facts).Verdict != MatchVerdict.Different).Select(other => entities[row.Subject.Id] == entities[other.Id])).ToList();

        var real = entities.Values.GroupBy(entity => entity).Sum(group => group.Count() * (group.Count() - 1) / 2);
        Assert.Equal(83, real);
        var (precision, recall) = ((double)said.Count(isRight => isRight) / said.Count, (double)said.Count(isRight => isRight) / real);
        Assert.InRange(2 * precision * recall / (precision + recall), .95, 1);
    }
}
