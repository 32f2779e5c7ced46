using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OpsConsole.Tests.Integrations;

/// <summary>One request as it came over the wire.</summary>
internal sealed record Heard(string Line, IReadOnlyDictionary<string, string> Headers);

/// <summary>
/// An outside system on a loopback port, by hand down to the bytes, so that it can also behave as no framework lets one: stall, stop in
/// the middle of a body, answer nonsense. It does what it was told, one after the other; the last thing it was told it does for ever.
/// </summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentQueue<Heard> heard = new();
    private readonly ConcurrentQueue<Func<Heard, Stream, CancellationToken, Task>> told = new();
    private readonly Task serving;
    private Func<Heard, Stream, CancellationToken, Task> always = Say(404, "{}");

    public TestServer()
    {
        listener.Start();
        serving = Task.Run(ServeAsync);
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    public IReadOnlyCollection<Heard> Requests => heard;

    public TestServer Then(Func<Heard, Stream, CancellationToken, Task> answer)
    {
        told.Enqueue(answer);
        return this;
    }

    public TestServer Always(Func<Heard, Stream, CancellationToken, Task> answer)
    {
        always = answer;
        return this;
    }

    public static Func<Heard, Stream, CancellationToken, Task> Say(int status, string body, params string[] headers) => async (_, to, ct) =>
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        await to.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} Said\r\nContent-Type: application/json\r\nContent-Length: {bytes.Length}\r\nConnection: close\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n"), ct);
        await to.WriteAsync(bytes, ct);
    };

    /// <summary>Takes the request and says nothing.</summary>
    public static Task Stall(Heard heard, Stream to, CancellationToken ct) => Task.Delay(Timeout.Infinite, ct);

    /// <summary>Promises more than it sends.</summary>
    public static async Task DropInTheBody(Heard heard, Stream to, CancellationToken ct) =>
        await to.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{\"valid\":tr"u8.ToArray(), ct);

    /// <summary>Sends a body without an end.</summary>
    public static async Task Flood(Heard heard, Stream to, CancellationToken ct)
    {
        await to.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"u8.ToArray(), ct);
        var much = new byte[64 * 1024];
        while (!ct.IsCancellationRequested)
            await to.WriteAsync(much, ct);
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Stop();
        await serving;
        closing.Dispose();
    }

    private async Task ServeAsync()
    {
        var visits = new List<Task>();
        try
        {
            while (true)
                visits.Add(VisitAsync(await listener.AcceptTcpClientAsync(closing.Token)));
        }
        // Stopped while it waits, or between two visitors.
        catch (Exception failure) when (failure is OperationCanceledException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            await Task.WhenAll(visits);
        }
    }

    private async Task VisitAsync(TcpClient visitor)
    {
        try
        {
            using (visitor)
            {
                var stream = visitor.GetStream();
                var request = await ReadAsync(stream, closing.Token);
                heard.Enqueue(request);
                await (told.TryDequeue(out var next) ? next : always)(request, stream, closing.Token);
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException or SocketException)
        {
            // The visitor went, or the test is over.
        }
    }

    private static async Task<Heard> ReadAsync(Stream from, CancellationToken ct)
    {
        var reader = new StreamReader(from, Encoding.ASCII, leaveOpen: true);
        var line = await reader.ReadLineAsync(ct) ?? throw new IOException("Nothing came.");
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync(ct) is { Length: > 0 } header)
            headers[header.Split(':', 2)[0]] = header.Split(':', 2)[1].Trim();
        return new Heard(line, headers);
    }
}
