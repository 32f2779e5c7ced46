using OpsConsole.Core.Messages.Queue;

namespace OpsConsole.Core.Messages;

/// <summary>The one form in which addresses are compared.</summary>
public static class AddressBook
{
    public static string Normal(MessageChannel channel, string address) =>
        channel == MessageChannel.Mail ? address.Trim().ToLowerInvariant() : new([.. address.Where(letter => char.IsAsciiDigit(letter) || letter == '+')]);

    public static string DomainOf(MessageChannel channel, string address)
    {
        var normal = Normal(channel, address);
        return channel == MessageChannel.Mail ? normal[(normal.LastIndexOf('@') + 1)..] : normal.Length > 2 ? normal[..2] : normal;
    }

    /// <summary>Whether a server can be asked to deliver there: one line, one @, nothing that ends the command.</summary>
    public static bool IsMailAddress(string address) =>
        address.Length is > 2 and <= OutgoingMessage.AddressLength && address.Count(letter => letter == '@') == 1 && address[0] != '@' && address[^1] != '@'
        && !address.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter) || letter is '<' or '>' or ',' or ';' or '"' or '(' or ')' or '\\');
}
