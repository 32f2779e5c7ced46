using Microsoft.Extensions.Configuration;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Messages.Smtp;
using OpsConsole.Web.Hosting;

namespace OpsConsole.Tests.Messages;

/// <summary>STARTTLS with real certificates against a real server, heard by whoever sits on the way: without the right one nothing leaves in the clear, neither the password nor a mail.</summary>
public sealed class SmtpEncryptionTests
{
    private const string Password = "right horse";

    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public async Task A_server_of_a_trusted_authority_gets_the_mail_and_nobody_on_the_way_reads_it()
    {
        using var made = new MadeCertificates();
        await using var sink = await MailSink.StartAsync(asksWho: true, made.FileOf("localhost", TimeSpan.FromDays(-1), TimeSpan.FromDays(1)));
        await using var tap = new Wiretap(sink.Port);
        await using (var mail = new SmtpMail(PlaceOf(tap, made), TimeProvider.System))
        {
            await mail.SendAsync(Letter, ct);
            await mail.SendAsync(Letter with { To = "bob@x.test" }, ct);
        }

        Assert.Equal(["anna@x.test", "bob@x.test"], sink.Taken.Select(line => line.Split(' ')[0]));
        Assert.StartsWith("EHLO keller.test\r\nSTARTTLS\r\n", tap.Heard, StringComparison.Ordinal);
        Assert.DoesNotContain("AUTH", tap.Heard, StringComparison.Ordinal);
        Assert.DoesNotContain("anna@", tap.Heard, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_authority_it_is_refused_and_the_words_name_the_setting()
    {
        using var made = new MadeCertificates();
        await using var sink = await MailSink.StartAsync(asksWho: true, made.FileOf("localhost", TimeSpan.FromDays(-1), TimeSpan.FromDays(1)));
        await RefusedAsync(sink, PlaceOf, "an authority that is not trusted here: CN=Test authority. Mail:Smtp:TrustedAuthorities");

        static SmtpPlace PlaceOf(Wiretap tap) => new("localhost", tap.Port, SmtpSecurity.StartTls, "no-reply@keller.test", "console", Password);
    }

    [Fact]
    public async Task Another_authority_does_not_do()
    {
        using var made = new MadeCertificates();
        using var other = new MadeCertificates();
        await using var sink = await MailSink.StartAsync(asksWho: true, made.FileOf("localhost", TimeSpan.FromDays(-1), TimeSpan.FromDays(1)));
        await RefusedAsync(sink, tap => PlaceOf(tap, other), "not trusted here");
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_refused()
    {
        using var made = new MadeCertificates();
        await using var sink = await MailSink.StartAsync(asksWho: true, made.FileOf("mail.elsewhere.test", TimeSpan.FromDays(-1), TimeSpan.FromDays(1)));
        await RefusedAsync(sink, tap => PlaceOf(tap, made), "for another name: mail.elsewhere.test");
    }

    [Fact]
    public async Task A_certificate_that_ran_out_or_is_of_the_future_is_refused()
    {
        using var made = new MadeCertificates();
        await using (var sink = await MailSink.StartAsync(asksWho: true, made.FileOf("localhost", TimeSpan.FromDays(-30), TimeSpan.FromDays(-1))))
            await RefusedAsync(sink, tap => PlaceOf(tap, made), "and not now");
        await using (var sink = await MailSink.StartAsync(asksWho: true, made.FileOf("localhost", TimeSpan.FromDays(1), TimeSpan.FromDays(30))))
            await RefusedAsync(sink, tap => PlaceOf(tap, made), "and not now");
    }

    [Fact]
    public async Task A_certificate_that_is_not_for_servers_is_refused()
    {
        using var made = new MadeCertificates();
        await using var sink = await MailSink.StartAsync(asksWho: true, made.FileOf("localhost", TimeSpan.FromDays(-1), TimeSpan.FromDays(1), isForServers: false));
        await RefusedAsync(sink, tap => PlaceOf(tap, made), "The certificate of localhost");
    }

    [Fact]
    public async Task A_server_that_offers_no_encryption_gets_nothing()
    {
        using var made = new MadeCertificates();
        await using var sink = await MailSink.StartAsync(asksWho: true);
        await RefusedAsync(sink, tap => PlaceOf(tap, made), "The server offers no encryption, and Mail:Smtp:Security asks for it.", "EHLO keller.test\r\n");
    }

    [Fact]
    public void The_file_of_authorities_is_read_at_the_start_or_there_is_none()
    {
        using var made = new MadeCertificates();
        var path = made.RootFile();
        Assert.Equal("CN=Test root", Assert.Single(MailSetup.PlaceOf(Configured(path))!.TrustedAuthorities).Subject);
        Assert.Contains("Mail:Smtp:TrustedAuthorities", Assert.Throws<InvalidOperationException>(() => MailSetup.PlaceOf(Configured(path + ".gone"))).Message, StringComparison.Ordinal);
        File.WriteAllText(path, "no certificate");
        Assert.Contains("no certificate in", Assert.Throws<InvalidOperationException>(() => MailSetup.PlaceOf(Configured(path))).Message, StringComparison.Ordinal);

        static IConfiguration Configured(string path) =>
            new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Mail:Smtp:Host"] = "relay.keller.test", ["Mail:Smtp:From"] = "no-reply@keller.test", ["Mail:Smtp:TrustedAuthorities"] = path }).Build();
    }

    private static Mail Letter => new("anna@x.test", "Hello", "Text") { MessageId = "m1.0123456789abcdef@keller.test" };

    private static SmtpPlace PlaceOf(Wiretap tap, MadeCertificates made) =>
        new("localhost", tap.Port, SmtpSecurity.StartTls, "no-reply@keller.test", "console", Password) { TrustedAuthorities = [made.Root], StepLimit = TimeSpan.FromSeconds(10) };

    private static async Task RefusedAsync(MailSink sink, Func<Wiretap, SmtpPlace> placeOf, string words, string? said = null)
    {
        await using var tap = new Wiretap(sink.Port);
        await using var mail = new SmtpMail(placeOf(tap), TimeProvider.System);
        var failure = await Assert.ThrowsAnyAsync<IOException>(() => mail.SendAsync(Letter, ct));

        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, failure.ToString(), StringComparison.Ordinal);
        Assert.Empty(sink.Taken);
        if (said is not null)
            // Its goodbye may still be on the way.
            Assert.Equal(said, tap.Heard.Replace("QUIT\r\n", "", StringComparison.Ordinal));
        foreach (var secret in new[] { "AUTH", "MAIL FROM", "RCPT", "anna@", Password, Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"\0console\0{Password}")) })
            Assert.DoesNotContain(secret, tap.Heard, StringComparison.Ordinal);
    }
}
