using OpsConsole.Core.Leads;
using OpsConsole.Core.Users;

namespace OpsConsole.Core.Views;

/// <summary>A list that views can be saved of.</summary>
/// <param name="Name">What its rows are, as <see cref="SavedView.List"/> keeps it.</param>
/// <param name="See">The permission to see the list, and so to keep views of it.</param>
/// <param name="Share">The permission to share them, and to remove what others shared.</param>
public sealed record ViewedList(string Name, string See, string Share)
{
    public const string Leads = "leads";
    public const string Users = "users";

    public static IReadOnlyList<ViewedList> All { get; } =
    [
        new(Leads, LeadPermissions.View, LeadPermissions.ShareViews),
        new(Users, UserPermissions.View, UserPermissions.ShareViews),
    ];

    /// <exception cref="InvalidOperationException">There is no such list: a programming error.</exception>
    public static ViewedList Named(string name) => All.First(list => list.Name == name);
}
