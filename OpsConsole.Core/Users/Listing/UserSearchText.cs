using OpsConsole.Core.Filtering;

namespace OpsConsole.Core.Users.Listing;

/// <summary>What a search for users looks in: name, e-mail and, where it is another, the name they sign in with.</summary>
public static class UserSearchText
{
    public const int Length = 700;

    public static string Of(User user) => SearchText.Of(
        [user.DisplayName, user.Email, string.Equals(user.UserName, user.Email, StringComparison.OrdinalIgnoreCase) ? null : user.UserName], user.PhoneNumber, Length);
}
