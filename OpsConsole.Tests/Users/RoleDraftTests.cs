using System.Collections.Frozen;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Web.Users;

namespace OpsConsole.Tests.Users;

public sealed class RoleDraftTests
{
    private static readonly RoleColumn[] roles = [Role(3, "leads.view", "leads.edit"), Role(5)];

    [Fact]
    public void It_goes_through_the_address_and_back()
    {
        var draft = RoleDraft.Empty.With(roles[0], "leads.edit", false).With(roles[0], "users.view", true).With(roles[1], "leads.view", true);

        Assert.Equal("3:-leads.edit,+users.view;5:+leads.view", draft.ToString());
        Assert.Equal(draft.ToString(), RoleDraft.Parse(draft.ToString()).ToString());
        Assert.Equal(3, draft.Count(roles));
        Assert.Equal("", draft.With(roles[0], "leads.edit", true).With(roles[0], "users.view", false).With(roles[1], "leads.view", false).ToString());
    }

    [Fact]
    public void Whatever_is_ticked_in_whatever_order_the_wishes_are_what_the_boxes_show()
    {
        var lot = new Random(17);
        for (var history = 0; history < 200; history++)
        {
            var shown = roles.ToDictionary(role => role.Id, role => role.Permissions.ToHashSet());
            var draft = RoleDraft.Empty;
            for (var step = 0; step < 30; step++)
            {
                var (role, permission, holds) = (roles[lot.Next(2)], PermissionCatalog.All[lot.Next(PermissionCatalog.All.Count)].Name, lot.Next(2) == 0);
                draft = RoleDraft.Parse(draft.With(role, permission, holds).ToString());
                _ = holds ? shown[role.Id].Add(permission) : shown[role.Id].Remove(permission);
            }

            foreach (var role in roles)
            {
                Assert.True(shown[role.Id].SetEquals(PermissionCatalog.All.Select(permission => permission.Name).Where(name => draft.Holds(role, name))));
                Assert.Equal(!shown[role.Id].SetEquals(role.Permissions), draft.Wishes(roles).Any(wish => wish.Role.Id == role.Id && shown[role.Id].SetEquals(wish.Permissions)));
            }
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(";;:,")]
    [InlineData("x:+leads.view")]
    [InlineData("3:leads.view,+leads.fly,+")]
    [InlineData("99999999999999999999:+leads.view")]
    public void What_cannot_be_read_is_left_out(string? text) => Assert.Equal(0, RoleDraft.Parse(text).Count(roles));

    [Fact]
    public void What_somebody_else_saved_meanwhile_is_no_change_any_more()
    {
        var draft = RoleDraft.Empty.With(roles[1], "leads.view", true);
        Assert.Equal(0, draft.Count([roles[0], Role(5, "leads.view")]));
        Assert.Empty(draft.Wishes([roles[0], Role(5, "leads.view")]));
    }

    private static RoleColumn Role(long id, params string[] permissions) => new(id, 1, $"Role {id}", true, 0, permissions.ToFrozenSet());
}
