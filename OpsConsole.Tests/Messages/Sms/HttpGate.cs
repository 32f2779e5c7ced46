using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OpsConsole.Tests.Messages.Sms;

/// <summary>Where a request is held.</summary>
public enum GateStep
{
    /// <summary>It has left its node and reached nobody.</summary>
    BeforeTheRequest,

    /// <summary>The system has done what it asks; nobody has heard the answer.</summary>
    BeforeTheAnswer,

    /// <summary>The answer is with the node, which has not written it down perhaps.</summary>
    AfterTheAnswer,
}

/// <summary>Stands before an HTTP server on loopback, takes one request and holds it at a step until somebody lets go.</summary>
internal sealed class HttpGate : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource ended = new();
    private readonly Uri server;
    private readonly GateStep step;
    private readonly Task work;

    public HttpGate(Uri server, GateStep step)
    {
        (this.server, this.step) = (server, step);
        listener.Start();
        work = HoldAsync();
    }

    /// <summary>The server's address by way of the gate.</summary>
    public Uri Address => new UriBuilder(server) { Port = ((IPEndPoint)listener.LocalEndpoint).Port }.Uri;

    /// <summary>Ends once a request stands at the step.</summary>
    public Task Reached => reached.Task;

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        listener.Stop();
        await work;
        ended.Dispose();
    }

    private async Task HoldAsync()
    {
        try
        {
            using var client = await listener.AcceptTcpClientAsync(ended.Token);
            var near = client.GetStream();
            var request = await ReadAsync(near);
            if (step != GateStep.BeforeTheRequest)
            {
                using var far = new TcpClient();
                await far.ConnectAsync(server.Host, server.Port, ended.Token);
                await far.GetStream().WriteAsync(request, ended.Token);
                var answer = await ReadAsync(far.GetStream());
                if (step == GateStep.AfterTheAnswer)
                    await near.WriteAsync(answer, ended.Token);
            }

            reached.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, ended.Token);
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
            reached.TrySetException(failure);
        }
    }

    /// <summary>One message of HTTP/1.1, of known length or in chunks.</summary>
    private async Task<byte[]> ReadAsync(NetworkStream stream)
    {
        var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (!IsWhole(Encoding.Latin1.GetString(read.ToArray())))
        {
            var count = await stream.ReadAsync(buffer, ended.Token);
            if (count == 0)
                throw new IOException("The line was closed.");
            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

    private static bool IsWhole(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
            return false;
        var length = text[..end].Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return length is null ? text.EndsWith("0\r\n\r\n", StringComparison.Ordinal) : text.Length - end - 4 >= int.Parse(length.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
