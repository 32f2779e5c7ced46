using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OpsConsole.Tests.Messages;

/// <summary>Stands between a client and a server on loopback, passes on what both say and keeps what the client said, as anybody on the way could.</summary>
internal sealed class Wiretap : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ended = new();
    private readonly MemoryStream heard = new();
    private readonly Task listening;
    private readonly int port;

    public Wiretap(int port)
    {
        this.port = port;
        listener.Start();
        listening = ListenAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>All that the client has said until now.</summary>
    public string Heard
    {
        get
        {
            lock (heard)
                return Encoding.Latin1.GetString(heard.ToArray());
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        listener.Stop();
        await listening;
        ended.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
                _ = PassAsync(await listener.AcceptTcpClientAsync(ended.Token));
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It is taken away.
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, port, ended.Token);
            await Task.WhenAny(CopyAsync(near.GetStream(), far.GetStream(), keeps: true), CopyAsync(far.GetStream(), near.GetStream(), keeps: false));
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException or SocketException)
        {
            // One of the two hung up.
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, bool keeps)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReadAsync(buffer, ended.Token) is > 0 and var read)
        {
            if (keeps)
                lock (heard)
                    heard.Write(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), ended.Token);
        }
    }
}
