using OpsConsole.Data.Scenes;

namespace OpsConsole.Tests.Data;

public sealed class SceneHousesTests
{
    [Fact]
    public void No_address_repeats_and_the_same_seed_gives_the_same_houses()
    {
        var (first, second) = (Streets(400_000), Streets(5_000));

        Assert.Equal(first.Count, first.Distinct().Count());
        Assert.Equal(first.Take(5_000), second);
    }

    /// <summary>What somebody sees on a page of them: numbers of three and four digits, none of them over and over.</summary>
    [Fact]
    public void House_numbers_are_as_different_as_they_are_in_a_town()
    {
        var numbers = Streets(200).Select(street => int.Parse(street.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)).ToList();

        Assert.True(numbers.Distinct().Count() > 190, $"{numbers.Distinct().Count()} of 200 are different");
        Assert.InRange(numbers.Count(number => number % 2 == 0), 70, 130);
        Assert.InRange(numbers.Count(number => number < 1_000), 5, 60);
        Assert.True(numbers.GroupBy(number => number / 10).Max(group => group.Count()) <= 4);
    }

    private static List<string> Streets(int count)
    {
        var houses = new SceneHouses(seed: 20260521);
        return [.. Enumerable.Range(0, count).Select(_ => houses.Next(1, "County list", "Ana Duarte", null, DateTime.UnixEpoch).Street)];
    }
}
