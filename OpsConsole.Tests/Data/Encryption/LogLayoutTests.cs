using OpsConsole.Data.Encryption;

namespace OpsConsole.Tests.Data.Encryption;

public sealed class LogLayoutTests
{
    private const int Frame = 24 + 4096;

    [Fact]
    public void Every_byte_of_a_log_has_one_place_in_the_order_it_had()
    {
        long before = -1;
        for (long at = 0; at < 32 + (3 * Frame) + 100; at++)
        {
            var (place, run, _) = LogLayout.Find(at);
            Assert.True(place > before && place - before <= 9);
            Assert.True(run > 0);
            // What lies together in the file follows each other in the log.
            if (run > 1)
                Assert.Equal((place + 1, run - 1), (LogLayout.Find(at + 1).At, LogLayout.Find(at + 1).Run));
            before = place;
        }
    }

    [Fact]
    public void A_log_of_any_length_knows_its_length()
    {
        for (long length = 0; length < 32 + (3 * Frame) + 100; length++)
            Assert.Equal(length, LogLayout.Length(LogLayout.FileLength(length)));
    }

    /// <summary>On this rests that a reader and the writer of the next frame need no lock between them.</summary>
    [Fact]
    public void No_block_belongs_to_two_frames_and_every_page_begins_with_one()
    {
        for (var frame = 0; frame < 1000; frame++)
        {
            long at = 32 + ((long)frame * Frame);
            Assert.Equal((0, 0), (LogLayout.Find(at).At % 16, LogLayout.Find(at + 24).At % 16));
            Assert.True(LogLayout.Find(at).IsFrameHeader);
            Assert.Equal((24, 4096), (LogLayout.Find(at).Run, LogLayout.Find(at + 24).Run));
            Assert.True(LogLayout.Find(at + Frame - 1).At / 16 < LogLayout.Find(at + Frame).At / 16);
        }
    }
}
