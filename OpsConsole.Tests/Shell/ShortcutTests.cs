using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Web.Shell.Shortcuts;

namespace OpsConsole.Tests.Shell;

public sealed class ShortcutTests
{
    [Fact]
    public void Every_shortcut_can_be_pressed_and_none_hides_another()
    {
        Assert.Equal(ShortcutCatalog.All.Count, ShortcutCatalog.All.Select(shortcut => shortcut.Id).Distinct().Count());
        Assert.All(ShortcutCatalog.All, shortcut =>
        {
            Assert.Matches("^[a-z]+\\.[a-z-]+$", shortcut.Id);
            Assert.Null(Preferences.Usual.WhyNot(shortcut, shortcut.Keys));
            Assert.True(shortcut.Permission is null || PermissionCatalog.AllNames.Contains(shortcut.Permission));
        });
    }

    [Theory]
    [InlineData("r", typeof(KeysAreTaken))]
    [InlineData("g", typeof(KeysAreTaken))]
    [InlineData("g b", typeof(KeysAreTaken))]
    [InlineData("a b", null)]
    [InlineData("y", null)]
    [InlineData("g y", null)]
    [InlineData("r y", typeof(KeysAreTaken))]
    [InlineData("", typeof(KeysCannotBeUsed))]
    [InlineData("enter", typeof(KeysCannotBeUsed))]
    [InlineData("g b c", typeof(KeysCannotBeUsed))]
    [InlineData("é", typeof(KeysCannotBeUsed))]
    public void Keys_that_another_shortcut_would_swallow_are_refused(string keys, Type? refusal) =>
        Assert.Equal(refusal, Preferences.Usual.WhyNot(ShortcutCatalog.Named("card.approve")!, keys)?.GetType());

    [Fact]
    public void A_key_that_was_freed_can_be_taken_and_the_usual_ones_come_back()
    {
        var (approve, reject) = (ShortcutCatalog.Named("card.approve")!, ShortcutCatalog.Named("card.reject")!);
        var moved = Preferences.Usual.With(reject, "x");
        Assert.Null(moved.WhyNot(approve, "r"));
        Assert.Equal(("x", "r"), (moved.With(approve, "r").KeysOf(reject), moved.With(approve, "r").KeysOf(approve)));
        Assert.Empty(moved.With(reject, null).Keys);
        Assert.Empty(moved.With(reject, "r").Keys);
    }
}
