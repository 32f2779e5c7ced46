namespace OpsConsole.Core.Users;

public sealed partial class User
{
    public Error? Rename(string name)
    {
        var tidy = name.Trim();
        if (tidy.Length == 0)
            return new NameIsEmpty();
        if (tidy.Length > DisplayNameLength)
            return new NameIsTooLong();
        (DisplayName, ConcurrencyStamp) = (tidy, Guid.NewGuid().ToString());
        return null;
    }
}
