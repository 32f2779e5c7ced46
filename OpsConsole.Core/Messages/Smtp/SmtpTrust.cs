using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OpsConsole.Core.Messages.Smtp;

/// <summary>
/// Whether a mail server's certificate is believed: it must be for the name that is configured and of an authority of the machine, or of one
/// of <see cref="SmtpPlace.TrustedAuthorities"/>. Nothing switches this off. One for each handshake.
/// </summary>
internal sealed class SmtpTrust(SmtpPlace place)
{
    private static readonly Oid forServers = new("1.3.6.1.5.5.7.3.1");

    /// <summary>For whoever operates the console; null while nothing was refused.</summary>
    public string? WhyNot { get; private set; }

    public bool Accepts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        WhyNot = WhyNotOf(certificate, chain, errors);
        return WhyNot is null;
    }

    private string? WhyNotOf(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
            return null;
        if (certificate is not X509Certificate2 shown || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
            return $"{place} showed no certificate.";
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return $"The certificate of {place} is for another name: {NamesOf(shown)}. Set Mail:Smtp:Host to the name it is for.";
        using var own = OwnChain(chain);
        if (place.TrustedAuthorities.Count > 0 && own.Build(shown))
            return null;
        if (IsOutOfTime(chain) || IsOutOfTime(own))
            return $"The certificate of {place} is good from {Day(shown.NotBefore)} to {Day(shown.NotAfter)}, and not now.";
        return $"The certificate of {place} is of an authority that is not trusted here: {shown.Issuer}. Mail:Smtp:TrustedAuthorities can name a file with that authority's certificate.";
    }

    private X509Chain OwnChain(X509Chain? chain)
    {
        var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.AddRange(place.TrustedAuthorities);
        own.ChainPolicy.ApplicationPolicy.Add(forServers);
        // Inner authorities seldom keep lists of what they took back where we could ask.
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        own.ChainPolicy.DisableCertificateDownloads = true;
        own.ChainPolicy.ExtraStore.AddRange(chain?.ChainPolicy.ExtraStore ?? []);
        return own;
    }

    private static bool IsOutOfTime(X509Chain? chain) => chain?.ChainStatus.Any(status => status.Status.HasFlag(X509ChainStatusFlags.NotTimeValid)) == true;

    private static string Day(DateTime moment) => moment.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string NamesOf(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(names => names.EnumerateDnsNames()).Take(5).ToList();
        return names.Count > 0 ? string.Join(", ", names) : certificate.Subject;
    }
}
