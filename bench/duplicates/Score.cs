using OpsConsole.Core.Leads.Matching;

namespace OpsConsole.Bench.Duplicates;

/// <summary>Compares the rows of a file as the product compares leads, the same blocks and the same matcher, with what the file knows.</summary>
internal static class Score
{
    public static int Print(Truth truth)
    {
        var blocks = new MatchBlocks(truth.Rows);
        var (phones, emails, names) = (Counts(truth, facts => facts.Phone), Counts(truth, facts => facts.Email), Counts(truth, facts => facts.Name));
        var pairs = truth.Rows.SelectMany(row => blocks.Beside(row).Where(other => other.Id > row.Id).Select(other => (Left: (int)row.Id, Right: (int)other.Id))).ToHashSet();
        var scores = pairs.ToDictionary(pair => pair, pair => ScoreOf(pair.Left, pair.Right));
        var real = truth.Entities.Select((entity, row) => (entity, row)).GroupBy(entry => entry.entity)
            .SelectMany(group => group.SelectMany(left => group.Where(right => right.row > left.row).Select(right => (Left: left.row, Right: right.row)))).ToHashSet();

        var said = pairs.Where(pair => scores[pair].Verdict != MatchVerdict.Different).ToHashSet();
        Console.WriteLine($"{truth.Rows.Count} rows, {real.Count} true pairs, {pairs.Count} pairs compared");
        Print("perhaps or the same (what is shown to a reviewer)", said, real);
        Print("the same", [.. pairs.Where(pair => scores[pair].Verdict == MatchVerdict.Same)], real);

        foreach (var pair in said.Except(real).Order())
            Explain("Not a pair", pair, scores[pair]);
        foreach (var pair in real.Except(said).Order())
            Explain(pairs.Contains(pair) ? "Missed" : "Missed, never compared", pair, ScoreOf(pair.Left, pair.Right));
        return 0;

        MatchScore ScoreOf(int left, int right)
        {
            var facts = truth.Rows[left].Facts;
            return LeadMatcher.Compare(facts, truth.Rows[right].Facts, new Carriers(Of(phones, facts.Phone), Of(emails, facts.Email), Of(names, facts.Name)));
        }

        void Explain(string what, (int Left, int Right) pair, MatchScore score)
        {
            Console.WriteLine($"{what} ({score.Points}): {string.Join(" · ", score.Reasons)}");
            Console.WriteLine($"  {truth.Texts[pair.Left]}");
            Console.WriteLine($"  {truth.Texts[pair.Right]}");
        }
    }

    private static void Print(string what, HashSet<(int, int)> said, HashSet<(int, int)> real)
    {
        var right = said.Count(real.Contains);
        var (precision, recall) = (said.Count == 0 ? 0 : (double)right / said.Count, real.Count == 0 ? 0 : (double)right / real.Count);
        var f1 = right == 0 ? 0 : 2 * precision * recall / (precision + recall);
        Console.WriteLine($"{what}: precision {precision:0.0000}, recall {recall:0.0000}, F1 {f1:0.0000} ({right} right, {said.Count - right} wrong, {real.Count - right} missed)");
    }

    private static Dictionary<string, int> Counts(Truth truth, Func<MatchFacts, string?> value) =>
        truth.Rows.Select(row => value(row.Facts)).OfType<string>().GroupBy(text => text).ToDictionary(group => group.Key, group => group.Count());

    private static int Of(Dictionary<string, int> counts, string? value) => value is null ? 0 : counts.GetValueOrDefault(value);
}
