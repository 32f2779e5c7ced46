using OpsConsole.Core.Users.Listing;
using OpsConsole.Web.Parts.Lists;
using OpsConsole.Web.Shell;

namespace OpsConsole.Web.Users.List;

/// <summary>The list of users.</summary>
internal static class UserListPlace
{
    public static ListPlace Is { get; } = new("users", "user", AppPaths.Users, UserFields.Language, UserSort.All, UserListColumn.Columns);
}
