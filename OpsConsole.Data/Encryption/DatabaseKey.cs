using System.Security.Cryptography;

namespace OpsConsole.Data.Encryption;

/// <summary>32 random bytes, and what is drawn from them: the two keys of the cipher and a name that tells nothing about them.</summary>
internal sealed class DatabaseKey
{
    public const int Bytes = 32;

    public DatabaseKey(byte[] secret)
    {
        DataKey = Drawn(secret, "OpsConsole database: data");
        PlaceKey = Drawn(secret, "OpsConsole database: places");
        Name = Convert.ToHexStringLower(Drawn(secret, "OpsConsole database: name").AsSpan(0, 4));
    }

    public byte[] DataKey { get; }

    public byte[] PlaceKey { get; }

    /// <summary>Such as "9f2c01ab".</summary>
    public string Name { get; }

    private static byte[] Drawn(byte[] secret, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, Bytes, info: System.Text.Encoding.UTF8.GetBytes(purpose));
}
