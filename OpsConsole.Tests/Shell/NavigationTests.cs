using OpsConsole.Web.Shell;

namespace OpsConsole.Tests.Shell;

public sealed class NavigationTests
{
    [Theory]
    [InlineData("/leads", "Leads")]
    [InlineData("/leads/", "Leads")]
    [InlineData("/leads/5", "Leads")]
    [InlineData("/leads?q=status:sold", "Leads")]
    [InlineData("/leads/board?lead=5", "Review board")]
    [InlineData("/leads/import/3", "Import")]
    [InlineData("/leads/bulk/3?show=failed", "Bulk actions")]
    [InlineData("/users/bulk/3?show=failed", "Bulk actions on users")]
    [InlineData("/leads/imports", "Leads")]
    [InlineData("/portal/leads/new", "Submit a lead")]
    [InlineData("/portal/leads", "My leads")]
    [InlineData("/portal/offers?show=past", "Offers")]
    [InlineData("/partners?lead=5", "Partners")]
    [InlineData("/leadsx", null)]
    [InlineData("/", null)]
    [InlineData("/profile", null)]
    public void A_place_belongs_to_the_room_whose_path_is_its_longest_beginning(string path, string? room) =>
        Assert.Equal(room, Navigation.RoomOf(path, Navigation.All)?.Label);

    [Fact]
    public void A_place_in_a_room_that_somebody_does_not_see_lights_the_one_above_it() =>
        Assert.Equal("Leads", Navigation.RoomOf("/leads/trash", Navigation.All.Where(entry => entry.Label != "Trash"))?.Label);
}
