using OpsConsole.Core.Templates;
using OpsConsole.Core.Users;

namespace OpsConsole.Core.Messages.Queue;

/// <summary>A message that somebody's change asks for.</summary>
/// <param name="Event">What it is about, in at most 120 characters: a second one about the same to the same person is the same message.</param>
public sealed record NewMessage(MessageTemplate Template, string Event, MessageRecipient To)
{
    /// <summary>The values of its variables, but for secrets, the reader's name and pages of the console, which are filled when it leaves.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>Not before so much time has passed.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The key of the kind of notices by which its reader chooses; null for what is about an account.</summary>
    public string? Kind { get; init; }

    internal string? TestWords { get; init; }
}

/// <summary>Whom a message is for.</summary>
public sealed record MessageRecipient(long TenantId, MessageChannel Channel, long? UserId, string Name, string Address)
{
    public static MessageRecipient Of(User user) => new(user.TenantId, MessageChannel.Mail, user.Id, user.DisplayName, user.Email ?? "");

    /// <summary>By text, at the number that their account holds when it leaves.</summary>
    public static MessageRecipient ByText(User user) => new(user.TenantId, MessageChannel.Sms, user.Id, user.DisplayName, user.PhoneNumber ?? "");

    /// <summary>Whoever wrote to us from a number.</summary>
    public static MessageRecipient AtNumber(long tenantId, string number, string name) => new(tenantId, MessageChannel.Sms, null, name, number);

    /// <summary>Somebody without an account.</summary>
    public static MessageRecipient At(long tenantId, string address, string name) => new(tenantId, MessageChannel.Mail, null, name, address.Trim());

    /// <summary>The one form that is compared.</summary>
    internal string Key => UserId is { } id ? $"user:{id}" : AddressBook.Normal(Channel, Address);
}
