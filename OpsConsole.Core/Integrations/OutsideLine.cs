using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace OpsConsole.Core.Integrations;

/// <summary>
/// One tenant's line to one system on this node: each request waits for its turn and has a time limit; what fails in passing is asked again
/// after a pause with chance in it, or the pause that the system asks for; a system that fails again and again is left alone for a while. Thread-safe.
/// </summary>
public sealed class OutsideLine
{
    private const int LargestAnswer = 256 * 1024;

    private static readonly HttpClient client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(3),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        UseCookies = false,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = LargestAnswer,
    };

    private readonly OutsidePace pace;
    private readonly OutboundRate rate;
    private readonly ResiliencePipeline<OutsideReply> patience;
    private readonly ResiliencePipeline<OutsideReply> caution;
    private readonly ResiliencePipeline<OutsideReply> guard;

    public OutsideLine(OutsidePace pace)
    {
        this.pace = pace;
        rate = new OutboundRate(pace.Clock);
        patience = Repeating(HasFailed);
        caution = Repeating(WasNotDone);
        guard = new ResiliencePipelineBuilder<OutsideReply> { TimeProvider = pace.Clock }.AddCircuitBreaker(new CircuitBreakerStrategyOptions<OutsideReply>
        {
            // A system that asks us to slow down is well.
            ShouldHandle = args => ValueTask.FromResult(HasFailed(args.Outcome) && args.Outcome.Result?.Status != 429),
            FailureRatio = 0.6,
            MinimumThroughput = 8,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = pace.BreakFor,
        }).AddTimeout(pace.AttemptTimeout).Build();
    }

    /// <param name="request">Makes the request; once for each attempt.</param>
    /// <param name="isRepeatable">False repeats only what was certainly not done.</param>
    /// <param name="tries">Told of each attempt, also when none succeeds.</param>
    public async Task<OutsideReply> SendAsync(Func<HttpRequestMessage> request, int perMinute, bool isRepeatable, OutsideTries tries, CancellationToken ct) =>
        await (isRepeatable ? patience : caution).ExecuteAsync(async turn =>
        {
            await rate.WaitAsync(perMinute, turn);
            return await guard.ExecuteAsync(async one => await SendOnceAsync(request, tries, one), turn);
        }, ct);

    /// <summary>The words of a failure that nobody wants to read a stack of.</summary>
    public static string? WhyOf(Exception failure) => failure switch
    {
        BrokenCircuitException => "it failed again and again; we leave it alone for half a minute.",
        TimeoutRejectedException or OperationCanceledException => "it took too long.",
        HttpRequestException or IOException => "the connection failed.",
        _ => null,
    };

    private static async Task<OutsideReply> SendOnceAsync(Func<HttpRequestMessage> request, OutsideTries tries, CancellationToken ct)
    {
        using var message = request();
        tries.Sent++;
        tries.Unheard++;
        try
        {
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseContentRead, ct);
            var after = response.Headers.RetryAfter;
            if (!response.IsSuccessStatusCode)
                tries.Refused++;
            var reply = new OutsideReply((int)response.StatusCode, await response.Content.ReadAsStringAsync(ct), after?.Delta);
            if (reply.SaysWhetherItWasDone)
                tries.Unheard--;
            return reply;
        }
        catch (HttpRequestException failure) when (NeverLeft(failure))
        {
            tries.Unheard--;
            throw;
        }
    }

    private ResiliencePipeline<OutsideReply> Repeating(Func<Outcome<OutsideReply>, bool> isWorthAnother) =>
        new ResiliencePipelineBuilder<OutsideReply> { TimeProvider = pace.Clock }.AddRetry(new RetryStrategyOptions<OutsideReply>
        {
            ShouldHandle = args => ValueTask.FromResult(isWorthAnother(args.Outcome) && !(args.Outcome.Result?.RetryAfter > pace.LongestWait)),
            MaxRetryAttempts = pace.Retries,
            BackoffType = DelayBackoffType.Exponential,
            Delay = pace.FirstDelay,
            MaxDelay = pace.LongestWait,
            UseJitter = true,
            DelayGenerator = args => ValueTask.FromResult(args.Outcome.Result?.RetryAfter),
        }).Build();

    private static bool WasNotDone(Outcome<OutsideReply> outcome) =>
        outcome.Exception is HttpRequestException failure && NeverLeft(failure) || outcome.Result is { IsPassing: true, SaysWhetherItWasDone: true };

    private static bool NeverLeft(HttpRequestException failure) =>
        failure.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError;

    private static bool HasFailed(Outcome<OutsideReply> outcome) =>
        outcome.Exception is HttpRequestException or IOException or TimeoutRejectedException || outcome.Result is { IsPassing: true };
}
