using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OpsConsole.Tests.Messages;

/// <summary>An authority and certificates of its making, for the time of a test.</summary>
internal sealed class MadeCertificates : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("opsconsole-certificates-").FullName;
    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();
    private readonly X509Certificate2 between;

    public MadeCertificates()
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var root = AuthorityOf("CN=Test root", rootKey);
        Root = root.CreateSelfSigned(now.AddYears(-2), now.AddYears(2));
        using var betweenKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var signed = AuthorityOf("CN=Test authority", betweenKey).Create(Root, now.AddYears(-2), now.AddYears(1), [1, 2, 3, 4]);
        between = signed.CopyWithPrivateKey(betweenKey);
    }

    public X509Certificate2 Root { get; }

    /// <summary>What an operator would name as the file of trusted authorities.</summary>
    public string RootFile() => Written("root.pem", Root.ExportCertificatePem());

    /// <summary>A file with the certificate of a server, the authority between it and the root, and its key.</summary>
    public string FileOf(string name, TimeSpan from, TimeSpan until, bool isForServers = true)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var asked = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        asked.CertificateExtensions.Add(names.Build());
        asked.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(isForServers ? "1.3.6.1.5.5.7.3.1" : "1.3.6.1.5.5.7.3.4")], critical: false));
        using var certificate = asked.Create(between, now + from, now + until, RandomNumberGenerator.GetBytes(8));
        return Written($"{Guid.NewGuid():N}.pem", $"{certificate.ExportCertificatePem()}\n{between.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
    }

    public void Dispose()
    {
        between.Dispose();
        Root.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static CertificateRequest AuthorityOf(string name, ECDsa key)
    {
        var asked = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        asked.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        asked.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        return asked;
    }

    private string Written(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
