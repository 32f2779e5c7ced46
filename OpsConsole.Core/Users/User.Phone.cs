using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Core.Users;

public sealed record PhoneIsWrong() : Error("Enter a number of the United States or Canada, such as (916) 555-0134.");

public sealed partial class User
{
    /// <param name="text">As typed; empty for none. Kept as "+19165550134", as leads keep theirs.</param>
    public Error? ChangePhone(string? text)
    {
        var number = UsPhone.Read(text);
        if (number is null && !string.IsNullOrWhiteSpace(text))
            return new PhoneIsWrong();
        if (number != PhoneNumber)
            (PhoneNumber, PhoneNumberConfirmed, ConcurrencyStamp) = (number, false, Guid.NewGuid().ToString());
        return null;
    }

    /// <summary>A code that was sent there came back.</summary>
    public void ProvePhone() => (PhoneNumberConfirmed, ConcurrencyStamp) = (true, Guid.NewGuid().ToString());
}
