using OpsConsole.Core.Jobs;
using OpsConsole.Jobs;
using OpsConsole.Web.Jobs;

namespace OpsConsole.Tests.Jobs;

public sealed class CronProblemTests
{
    [Theory]
    [InlineData("0 0 * * *", "A schedule has six parts")]
    [InlineData("0 0 25 * * ?", "The hour “25” is not one of 0 to 23.")]
    [InlineData("0 61 * * * ?", "The minute “61” is not one of 0 to 59.")]
    [InlineData("0 0 3 * * *", "One of day of the month and day of the week must be “?”")]
    [InlineData("0 0 3 ? * ?", "One of day of the month and day of the week must be “?”")]
    [InlineData("0 0 3 ? * MOON", "The day of the week “MOON” is not one of 1 to 7 or SUN, MON")]
    [InlineData("0 0 3 32 * ?", "The day of the month “32” is not one of 1 to 31.")]
    [InlineData("0 ? 3 * * ?", "“?” can stand for a day only, not for the minute.")]
    [InlineData("0 */0 * * * ?", "“Every 0” in the minute is not possible; take 1 to 59.")]
    [InlineData("0 a;b * * * ?", "The minute “a;b” cannot be read.")]
    public void A_schedule_that_cannot_be_is_explained(string cron, string words) =>
        Assert.StartsWith(words, CronProblem.Of(cron), StringComparison.Ordinal);

    [Theory]
    [InlineData("0 20 3 * * ?", "Every day at 03:20")]
    [InlineData("0 0 * * * ?", "Every hour")]
    [InlineData("0 5 * * * ?", "Every hour at :05")]
    [InlineData("0 0/15 * * * ?", "Every 15 minutes")]
    [InlineData("0 7/15 * * * ?", "Every 15 minutes from :07")]
    [InlineData("0 0 */6 * * ?", "Every 6 hours at :00")]
    [InlineData("0 50 3 ? * SUN", "Sundays at 03:50")]
    [InlineData("0 0 6 ? * MON-FRI", "Monday to Friday at 06:00")]
    [InlineData("0 30 3 1 * ?", "On day 1 of every month at 03:30")]
    [InlineData("0 0 5 1 1,4,7,10 ?", "On day 1 of January, April, July, October at 05:00")]
    [InlineData("0 30 3 L * ?", "On the last day of every month at 03:30")]
    [InlineData("0 0 6 ? * MON,THU", "Mondays, Thursdays at 06:00")]
    [InlineData("0 0 6 ? 1,7 MON#1", "0 0 6 ? 1,7 MON#1")]
    public void A_schedule_that_can_be_is_taken_by_the_scheduler_and_has_words(string cron, string words)
    {
        Assert.Null(CronProblem.Of(cron));
        Assert.Null(new QuartzCron().RefusalOf(new JobSchedule(cron, "UTC")));
        Assert.Equal(words, CronWords.Of(new JobSchedule(cron, "UTC")));
    }

    [Fact]
    public void Every_schedule_of_the_catalogue_has_words() =>
        Assert.All(JobCatalog.All, job => Assert.NotEqual(job.Cron, CronWords.Of(job.Entry.Schedule)));

    [Fact]
    public void What_passes_is_never_refused_by_the_scheduler_for_a_number_out_of_bounds()
    {
        var random = new Random(4711);
        string[] pieces = ["*", "?", "0", "5", "59", "60", "23", "24", "31", "32", "12", "13", "7", "8", "1-5", "*/2", "3/7", "1,2", "MON", "JAN", "L"];
        var passed = 0;
        for (var n = 0; n < 20_000; n++)
        {
            var cron = string.Join(' ', Enumerable.Range(0, 6).Select(_ => pieces[random.Next(pieces.Length)]));
            if (CronProblem.Of(cron) is not null)
                continue;
            passed++;
            Assert.Null(new QuartzCron().RefusalOf(new JobSchedule(cron, "UTC")));
        }

        Assert.True(passed > 50, $"Only {passed} passed.");
    }
}
