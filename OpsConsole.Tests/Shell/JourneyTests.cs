using Microsoft.AspNetCore.Components;
using OpsConsole.Web.Parts;

namespace OpsConsole.Tests.Shell;

public sealed class JourneyTests
{
    private readonly SlowNavigator navigator = new();
    private readonly Journey<string> journey = new();

    [Fact]
    public void What_is_chosen_before_the_address_has_come_goes_on_from_the_last_choice()
    {
        Go("", here => here + "a");
        Go("", here => here + "b");
        navigator.Come();
        journey.Arrive(navigator);
        Go("a", here => here + "c");

        Assert.Equal(["/x?q=a", "/x?q=ab", "/x?q=abc"], navigator.Asked);
    }

    [Fact]
    public void Where_a_link_led_meanwhile_the_next_choice_goes_on_from_there()
    {
        Go("", here => here + "a");
        Go("", here => here + "b");
        navigator.ComeTo("/x?q=z");
        journey.Arrive(navigator);

        Go("z", here => here + "c");

        Assert.Equal("/x?q=zc", navigator.Asked[^1]);
    }

    [Fact]
    public void Back_where_it_began_the_next_choice_goes_on_from_there()
    {
        Go("", here => here + "a");
        navigator.Come();
        journey.Arrive(navigator);
        navigator.ComeTo("/x");
        journey.Arrive(navigator);

        Go("", here => here + "c");

        Assert.Equal("/x?q=c", navigator.Asked[^1]);
    }

    [Fact]
    public void There_and_back_again_is_under_way_until_it_has_come()
    {
        journey.Arrive(navigator);
        Go("", here => here + "a");
        Go("", here => "");
        journey.Arrive(navigator);
        navigator.Come();
        journey.Arrive(navigator);

        Go("a", here => here + "c");

        Assert.Equal(["/x?q=a", "/x", "/x?q=c"], navigator.Asked);
    }

    [Fact]
    public void The_same_place_again_is_not_asked_for()
    {
        Go("", here => here + "a");
        Go("", here => here);
        navigator.Come();
        Go("a", here => here);

        Assert.Equal(["/x?q=a"], navigator.Asked);
    }

    private void Go(string shown, Func<string, string> change) => journey.Go(navigator, shown, change, place => place.Length == 0 ? "/x" : $"/x?q={place}");

    /// <summary>An address that was asked for is there only once it has come.</summary>
    private sealed class SlowNavigator : NavigationManager
    {
        private int come;

        public SlowNavigator() => Initialize("https://console.test/", "https://console.test/x");

        public List<string> Asked { get; } = [];

        public void Come() => ComeTo(Asked[come++]);

        public void ComeTo(string path) => Uri = ToAbsoluteUri(path).AbsoluteUri;

        protected override void NavigateToCore(string uri, NavigationOptions options) => Asked.Add(uri);
    }
}
