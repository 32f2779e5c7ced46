namespace OpsConsole.Core.Messages;

/// <summary>One letter to one person, as it leaves.</summary>
public sealed record Mail(string To, string Subject, string Text)
{
    public string? ToName { get; init; }

    /// <summary>The same as HTML; null for plain text alone.</summary>
    public string? Html { get; init; }

    /// <summary>Its own name for ever, without angle brackets; null lets the transport choose one.</summary>
    public string? MessageId { get; init; }

    /// <summary>What readers see as its sender; the address is the installation's.</summary>
    public string? FromName { get; init; }

    public string? ReplyTo { get; init; }

    /// <summary>Whose firm's it is.</summary>
    public long TenantId { get; init; }

    /// <summary>More headers, such as List-Unsubscribe: names of the product's own, values that hold nothing a person wrote.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];
}
