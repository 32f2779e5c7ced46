using System.Globalization;
using OpsConsole.Core.Live;

namespace OpsConsole.Web.Integrations.Simulators;

/// <summary>A text on a phone that does not exist.</summary>
/// <param name="MessageId">Of the console that sent it; null for what the phone answered.</param>
public sealed record SimulatedText(string Phone, string Other, bool IsFromPhone, string Body, DateTime AtUtc, long? MessageId);

/// <summary>The phones of the simulator: what reached them, and what they answered. Of this node alone, the newest thousand, gone with the process.</summary>
public sealed class SimulatedPhones(LiveFeed feed)
{
    public static readonly Topic Changed = new(0, "simulated-phones");

    private const int Most = 1_000;

    private readonly Lock gate = new();
    private readonly LinkedList<SimulatedText> texts = [];
    private long last;

    public string NextSid() => $"SM{Interlocked.Increment(ref last).ToString("x8", CultureInfo.InvariantCulture)}{Guid.NewGuid():N}"[..34];

    public void Add(SimulatedText text)
    {
        lock (gate)
        {
            texts.AddFirst(text);
            if (texts.Count > Most)
                texts.RemoveLast();
        }

        feed.Publish(new LiveSignal(Changed, [0]));
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<SimulatedText> All
    {
        get
        {
            lock (gate)
                return [.. texts];
        }
    }
}
