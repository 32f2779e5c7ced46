namespace OpsConsole.Core.Integrations;

/// <summary>Spaces requests out to so many a minute; what was saved up in a quiet time may go at once, ten seconds' worth. Thread-safe.</summary>
public sealed class OutboundRate(TimeProvider clock)
{
    private static readonly TimeSpan saved = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private DateTimeOffset next = DateTimeOffset.MinValue;

    public Task WaitAsync(int perMinute, CancellationToken ct)
    {
        var wait = Take(perMinute);
        return wait > TimeSpan.Zero ? Task.Delay(wait, clock, ct) : Task.CompletedTask;
    }

    private TimeSpan Take(int perMinute)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (next < now - saved)
                next = now - saved;
            var wait = next - now;
            next += TimeSpan.FromMinutes(1) / perMinute;
            return wait;
        }
    }
}
