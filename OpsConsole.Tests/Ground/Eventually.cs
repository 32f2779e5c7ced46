namespace OpsConsole.Tests.Ground;

/// <summary>Waits, in real time, for what another thread will bring about.</summary>
internal static class Eventually
{
    public static async Task IsTrueAsync(Func<Task<bool>> condition, int seconds = 20)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (!await condition())
        {
            if (patience.IsCancellationRequested)
                Assert.Fail("It did not come about in time.");
            await Task.Delay(10, CancellationToken.None);
        }
    }

    public static Task IsTrueAsync(Func<bool> condition, int seconds = 20) => IsTrueAsync(() => Task.FromResult(condition()), seconds);
}
