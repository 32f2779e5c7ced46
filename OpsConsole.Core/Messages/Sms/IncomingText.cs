using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Messages.Sms;

/// <summary>A text that somebody sent us. Each is taken in once, however often the provider brings it.</summary>
public sealed class IncomingText : ITenantOwned
{
    public const string TopicKind = "incoming-text";
    public const int BodyLength = 1_600;
    public const int NumberLength = 40;
    public const int ProviderIdLength = 64;

    public long Id { get; init; }

    public long TenantId { get; init; }

    /// <summary>The provider's name of it.</summary>
    public required string ProviderId { get; init; }

    /// <summary>As E.164.</summary>
    public required string FromNumber { get; init; }

    public required string ToNumber { get; init; }

    public required string Body { get; init; }

    public TextWord Word { get; init; }

    /// <summary>Whose number it is; null when no account has it.</summary>
    public long? UserId { get; init; }

    public string? UserName { get; init; }

    public DateTime AtUtc { get; init; }
}
