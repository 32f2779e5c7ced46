using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Users.TwoFactor;

/// <summary>What somebody's authenticator app shares with us, and since when it is asked for. No row: nobody ever set one up or has to.</summary>
public sealed class TwoFactorKey : ITenantOwned
{
    public const int SealedLength = 1_000;

    public long UserId { get; init; }

    public long TenantId { get; init; }

    /// <summary>The key, encrypted with keys that lie outside the database (decision 0124); null when there is none.</summary>
    public string? SealedKey { get; set; }

    /// <summary>Null while it is being set up, and after it was switched off.</summary>
    public DateTime? OnSinceUtc { get; set; }

    /// <summary>The half minute of the last code that was taken: no code of it or before counts again.</summary>
    public long LastStep { get; set; }

    /// <summary>From when on a role of theirs lets them in only with it.</summary>
    public DateTime? DueAtUtc { get; set; }
}

/// <summary>A code that opens an account once in place of the app's. Only its hash is kept.</summary>
public sealed class RecoveryCode : ITenantOwned
{
    public const int HashLength = 64;

    public long Id { get; init; }

    public long UserId { get; init; }

    public long TenantId { get; init; }

    /// <summary>SHA-256 in hex; the codes have 80 random bits, so that a quick hash is enough.</summary>
    public required string Hash { get; init; }

    public DateTime? UsedAtUtc { get; set; }
}
