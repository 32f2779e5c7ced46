using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace OpsConsole.Core.Messages.Smtp;

/// <summary>
/// One open line to a mail server (RFC 5321), with STARTTLS, AUTH, SIZE and PIPELINING where the server has them. It knows at each moment
/// whether the mail can have been taken: only once its last dot may have left. One mail at a time; whoever meets an exception throws it away.
/// </summary>
internal sealed class SmtpConnection : IAsyncDisposable
{
    private const int LongestReply = 100;
    private const int LongestLine = 2_000;

    private readonly SmtpPlace place;
    private readonly TcpClient socket = new() { NoDelay = true };
    private readonly HashSet<string> offers = new(StringComparer.OrdinalIgnoreCase);
    private readonly byte[] buffer = new byte[4096];
    private Stream stream = Stream.Null;
    private long mostBytes;
    private string mechanisms = "";
    private int from;
    private int to;

    private SmtpConnection(SmtpPlace place) => this.place = place;

    /// <summary>How many mails it has taken.</summary>
    public int Sent { get; private set; }

    public DateTimeOffset UsedAt { get; set; }

    /// <summary>Whether the server has neither closed the line nor said anything unasked.</summary>
    public bool IsAlive => socket.Connected && from == to && !socket.Client.Poll(0, SelectMode.SelectRead);

    public static async Task<SmtpConnection> OpenAsync(SmtpPlace place, CancellationToken ct)
    {
        var connection = new SmtpConnection(place);
        try
        {
            await connection.OpenAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <exception cref="MailRefused">The line can be used again.</exception>
    /// <exception cref="MailInDoubt">The dot may have left and no answer came.</exception>
    public async Task SendAsync(string sender, string recipient, ReadOnlyMemory<byte> letter, CancellationToken ct)
    {
        if (mostBytes > 0 && letter.Length > mostBytes)
            throw new MailRefused(552, $"552 5.3.4 The mail has {letter.Length} bytes, the server takes {mostBytes}.", isOfTheAddress: false);
        var size = offers.Contains("SIZE") ? string.Create(CultureInfo.InvariantCulture, $" SIZE={letter.Length}") : "";
        var (mailFrom, rcptTo) = ($"MAIL FROM:<{sender}>{size}", $"RCPT TO:<{recipient}>");
        SmtpReply one, two, three;
        if (offers.Contains("PIPELINING"))
        {
            // Three questions in one packet, three answers in one: RFC 2920.
            await WriteAsync($"{mailFrom}\r\n{rcptTo}\r\nDATA\r\n", ct);
            (one, two, three) = (await ReadAsync(ct), await ReadAsync(ct), await ReadAsync(ct));
            if (three.Code == 354 && !(one.IsGood && two.IsGood))
            {
                // It goes on without a recipient; an empty mail ends it.
                await WriteAsync(".\r\n", ct);
                await ReadAsync(ct);
            }
        }
        else
        {
            one = await AskAsync(mailFrom, ct);
            two = one.IsGood ? await AskAsync(rcptTo, ct) : one;
            three = one.IsGood && two.IsGood ? await AskAsync("DATA", ct) : two;
        }

        if (!one.IsGood || !two.IsGood || three.Code != 354)
        {
            var no = !one.IsGood ? one : !two.IsGood ? two : three;
            await AskAsync("RSET", ct);
            throw Refusal(no, isOfTheAddress: one.IsGood && !two.IsGood);
        }

        await WriteLetterAsync(letter, ct);
        await EndAsync(ct);
        Sent++;
    }

    /// <summary>From here on the server may have it, whatever we hear.</summary>
    private async Task EndAsync(CancellationToken ct)
    {
        SmtpReply answer;
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(place.StepLimit * 3);
            await stream.WriteAsync("\r\n.\r\n"u8.ToArray(), patience.Token);
            await stream.FlushAsync(patience.Token);
            answer = await ReadRawAsync(patience.Token);
        }
        catch (Exception failure)
        {
            throw new MailInDoubt("The mail was handed over, and the line broke before the server answered.", failure);
        }

        if (answer.Code == 421)
            throw new IOException($"The server closes: {answer}");
        if (!answer.IsGood)
            throw Refusal(answer, isOfTheAddress: false);
    }

    /// <summary>Says goodbye where that takes no time.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await stream.WriteAsync("QUIT\r\n"u8.ToArray(), patience.Token);
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException or OperationCanceledException or InvalidOperationException or NotSupportedException)
        {
            // It is gone already.
        }

        await stream.DisposeAsync();
        socket.Dispose();
    }

    private async Task OpenAsync(CancellationToken ct)
    {
        using (var patience = Limited(ct))
            await socket.ConnectAsync(place.Host, place.Port, patience.Token);
        stream = socket.GetStream();
        if (place.Security == SmtpSecurity.Tls)
            await EncryptAsync(ct);
        Expect(await ReadAsync(ct));
        await GreetAsync(ct);
        if (place.Security == SmtpSecurity.StartTls)
        {
            if (!offers.Contains("STARTTLS"))
                throw new IOException("The server offers no encryption, and Mail:Smtp:Security asks for it.");
            Expect(await AskAsync("STARTTLS", ct));
            // What came before the encryption, by whomever, does not count.
            if (from != to)
                throw new IOException("The server said more than it was asked before the encryption.");
            await EncryptAsync(ct);
            await GreetAsync(ct);
        }

        if (place.User is { Length: > 0 } user)
            await SignInAsync(user, place.Password ?? "", ct);
    }

    private async Task GreetAsync(CancellationToken ct)
    {
        var reply = await AskAsync($"EHLO {place.From[(place.From.IndexOf('@') + 1)..]}", ct);
        Expect(reply);
        offers.Clear();
        foreach (var words in reply.Lines.Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 0))
        {
            offers.Add(words[0]);
            if (words[0].Equals("SIZE", StringComparison.OrdinalIgnoreCase) && words.Length > 1)
                _ = long.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out mostBytes);
            if (words[0].Equals("AUTH", StringComparison.OrdinalIgnoreCase))
                mechanisms = string.Join(' ', words.Skip(1)).ToUpperInvariant();
        }
    }

    private async Task SignInAsync(string user, string password, CancellationToken ct)
    {
        var known = mechanisms.Split(' ');
        SmtpReply reply;
        if (known.Contains("PLAIN"))
        {
            reply = await AskAsync($"AUTH PLAIN {Base64($"\0{user}\0{password}")}", ct);
        }
        else if (known.Contains("LOGIN"))
        {
            reply = await AskAsync("AUTH LOGIN", ct);
            if (reply.Code == 334)
                reply = await AskAsync(Base64(user), ct);
            if (reply.Code == 334)
                reply = await AskAsync(Base64(password), ct);
        }
        else
        {
            throw new IOException("The server offers no way to sign in that is known here (PLAIN or LOGIN).");
        }

        // Its words may hold what was sent; its code says enough.
        if (reply.Code != 235)
            throw new IOException($"The mail server did not let us in ({reply.Code}). Look at Mail:Smtp:User and Mail:Smtp:Password.");
    }

    private async Task EncryptAsync(CancellationToken ct)
    {
        using var patience = Limited(ct);
        var trust = new SmtpTrust(place);
        var encrypted = new SslStream(stream);
        try
        {
            await encrypted.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = place.Host, RemoteCertificateValidationCallback = trust.Accepts }, patience.Token);
        }
        catch (AuthenticationException failure)
        {
            throw new IOException(trust.WhyNot ?? $"The encryption with {place} could not be agreed on: {failure.Message}", failure);
        }

        stream = encrypted;
    }

    private async Task<SmtpReply> AskAsync(string command, CancellationToken ct)
    {
        await WriteAsync(command + "\r\n", ct);
        return await ReadAsync(ct);
    }

    private async Task WriteAsync(string text, CancellationToken ct)
    {
        using var patience = Limited(ct);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text), patience.Token);
        await stream.FlushAsync(patience.Token);
    }

    /// <summary>All but the last dot. A line that begins with a dot gets a second one, so that none can end the mail.</summary>
    private async Task WriteLetterAsync(ReadOnlyMemory<byte> letter, CancellationToken ct)
    {
        using var patience = Limited(ct);
        var stuffed = new MemoryStream(letter.Length + 64);
        var source = letter.Span;
        for (var at = 0; at < source.Length; at++)
        {
            if (source[at] == '.' && (at == 0 || source[at - 1] == '\n'))
                stuffed.WriteByte((byte)'.');
            stuffed.WriteByte(source[at]);
        }

        await stream.WriteAsync(stuffed.GetBuffer().AsMemory(0, (int)stuffed.Length), patience.Token);
        await stream.FlushAsync(patience.Token);
    }

    private async Task<SmtpReply> ReadAsync(CancellationToken ct)
    {
        using var patience = Limited(ct);
        var reply = await ReadRawAsync(patience.Token);
        return reply.Code == 421 ? throw new IOException($"The server closes: {reply}") : reply;
    }

    private async Task<SmtpReply> ReadRawAsync(CancellationToken ct)
    {
        var lines = new List<string>();
        while (lines.Count < LongestReply)
        {
            var line = await ReadLineAsync(ct);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
                throw new IOException("The server said something that is no answer.");
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] != '-')
                return new SmtpReply(code, lines);
        }

        throw new IOException("The server's answer does not end.");
    }

    private async Task<string> ReadLineAsync(CancellationToken ct)
    {
        var line = new StringBuilder();
        while (line.Length < LongestLine)
        {
            if (from == to)
            {
                (from, to) = (0, await stream.ReadAsync(buffer, ct));
                if (to == 0)
                    throw new IOException("The server closed the line.");
            }

            var letter = (char)buffer[from++];
            if (letter == '\n')
                return line.ToString().TrimEnd('\r');
            line.Append(letter);
        }

        throw new IOException("The server's line does not end.");
    }

    private CancellationTokenSource Limited(CancellationToken ct)
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(place.StepLimit);
        return patience;
    }

    private static void Expect(SmtpReply reply)
    {
        if (!reply.IsGood)
            throw new IOException($"The server refused the line: {reply}");
    }

    private static MailRefused Refusal(SmtpReply reply, bool isOfTheAddress) => new(reply.Code, reply.ToString(), isOfTheAddress);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
