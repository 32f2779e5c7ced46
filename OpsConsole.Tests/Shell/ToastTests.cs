using OpsConsole.Web.Parts;

namespace OpsConsole.Tests.Shell;

public sealed class ToastTests
{
    [Fact]
    public void The_same_words_twice_are_one_message_and_the_newest()
    {
        var toasts = new Toasts();
        toasts.Show(Toast.Good("Ended one session"));
        toasts.Show(Toast.Bad("The database did not answer."));
        toasts.Show(Toast.Good("Ended one session"));

        Assert.Equal(["The database did not answer.", "Ended one session"], toasts.Shown.Select(toast => toast.Text));
    }

    [Fact]
    public void Four_are_shown_at_most_and_the_oldest_goes()
    {
        var toasts = new Toasts();
        for (var n = 0; n < 6; n++)
            toasts.Show(Toast.Good($"Saved {n}"));
        Assert.Equal(["Saved 2", "Saved 3", "Saved 4", "Saved 5"], toasts.Shown.Select(toast => toast.Text));
    }
}
