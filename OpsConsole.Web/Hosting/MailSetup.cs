using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Messages.Bounces;
using OpsConsole.Core.Messages.Outbox;
using OpsConsole.Core.Messages.Smtp;

namespace OpsConsole.Web.Hosting;

public static class MailSetup
{
    /// <summary>
    /// Mail leaves through the server of <c>Mail:Smtp</c>. Without one letters become files in <c>Mail:Folder</c>, <c>.data/outbox</c> unless set,
    /// and pages say so. What returns is read from <c>Mail:BouncesFolder</c>, a Maildir.
    /// </summary>
    public static void AddMail(this WebApplicationBuilder builder)
    {
        var (configuration, services) = (builder.Configuration, builder.Services);
        var folder = configuration["Mail:Folder"] ?? Path.Combine(builder.Environment.ContentRootPath, ".data", "outbox");
        var place = PlaceOf(configuration);
        if ((configuration["Mail:BouncesFolder"] ?? (place is null ? folder + "-returned" : null)) is { Length: > 0 } bounces)
            services.AddSingleton(new BounceFolder(bounces));
        services.AddSingleton(root => new MailFolder(folder, root.GetRequiredService<TimeProvider>(), root.GetService<BounceFolder>()));
        if (place is null)
            services.AddSingleton<IMailTransport>(root => root.GetRequiredService<MailFolder>());
        else
            services.AddSingleton<IMailTransport>(root => new SmtpMail(place, root.GetRequiredService<TimeProvider>()));
        services.AddSingleton<SiteAddress>();
        services.AddSingleton<IConsoleAddress, SiteAddress>();
    }

    /// <summary>Null while no server is set.</summary>
    /// <exception cref="InvalidOperationException">It is set halfway: better no start than mail that never leaves.</exception>
    internal static SmtpPlace? PlaceOf(IConfiguration configuration)
    {
        var smtp = configuration.GetSection("Mail:Smtp");
        if (smtp["Host"] is not { Length: > 0 } host)
            return null;
        if (smtp["From"] is not { } from || !AddressBook.IsMailAddress(from))
            throw new InvalidOperationException("Set Mail:Smtp:From to the address that mail comes from.");
        var security = smtp.GetValue("Security", SmtpSecurity.StartTls);
        return new SmtpPlace(host, smtp.GetValue("Port", security switch { SmtpSecurity.Tls => 465, SmtpSecurity.StartTls => 587, _ => 25 }), security, from, smtp["User"], smtp["Password"])
        {
            BouncesTo = smtp["BouncesTo"],
            TrustedAuthorities = AuthoritiesOf(smtp["TrustedAuthorities"]),
        };
    }

    /// <exception cref="InvalidOperationException">There is no such file, or no certificate in it: better no start than a server that is refused later.</exception>
    private static X509Certificate2Collection AuthoritiesOf(string? path)
    {
        var authorities = new X509Certificate2Collection();
        if (path is not { Length: > 0 })
            return authorities;
        try
        {
            authorities.ImportFromPemFile(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new InvalidOperationException($"Mail:Smtp:TrustedAuthorities cannot be read: {failure.Message}", failure);
        }

        return authorities.Count > 0 ? authorities : throw new InvalidOperationException($"Mail:Smtp:TrustedAuthorities: there is no certificate in {path}. It takes PEM.");
    }
}
