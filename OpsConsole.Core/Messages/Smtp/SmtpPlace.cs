using System.Security.Cryptography.X509Certificates;

namespace OpsConsole.Core.Messages.Smtp;

public enum SmtpSecurity
{
    /// <summary>Unencrypted; for a server on the same machine.</summary>
    None,

    /// <summary>Encrypted after a greeting, usually on port 587. A server that does not offer it is refused.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte, usually on port 465.</summary>
    Tls,
}

/// <summary>The server that takes our mail, by configuration.</summary>
/// <param name="From">The address that mail comes from.</param>
/// <param name="User">Null where the server asks for none.</param>
public sealed record SmtpPlace(string Host, int Port, SmtpSecurity Security, string From, string? User, string? Password)
{
    /// <summary>The part of the address before the @ to which what cannot be delivered returns; the message's own name is added to it.</summary>
    public string? BouncesTo { get; init; }

    /// <summary>Authorities that are trusted besides those of the machine: of an inner relay whose certificate no public one has signed.</summary>
    public X509Certificate2Collection TrustedAuthorities { get; init; } = [];

    /// <summary>How long a step may take; the end of a mail gets three times as long, because servers look at it then.</summary>
    public TimeSpan StepLimit { get; init; } = TimeSpan.FromSeconds(20);

    // Whoever logs one by mistake logs no password.
    public override string ToString() => $"{Host}:{Port}";
}
