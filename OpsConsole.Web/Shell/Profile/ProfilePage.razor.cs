using Microsoft.AspNetCore.Components;
using OpsConsole.Core;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.TwoFactor;
using OpsConsole.Web.Access;
using OpsConsole.Web.Notifications;
using OpsConsole.Web.Parts;

namespace OpsConsole.Web.Shell.Profile;

/// <summary>What somebody sees and changes of their own account. Every choice counts at once, here and on every page that opens from now on.</summary>
public sealed partial class ProfilePage
{
    private static readonly Choice<Density>[] densities = [new(Density.Comfortable, "Comfortable"), new(Density.Compact, "Compact", "more rows on a screen")];
    private static readonly Choice<Theme>[] themes = [new(Theme.System, "Like the system"), new(Theme.Light, "Light"), new(Theme.Dark, "Dark")];

    private Actor actor = Actor.Nobody;
    private Core.Users.Profile? profile;
    private Preferences preferences = Preferences.Usual;
    private NoticesForm? notices;
    private ConsentHistoryPanel? consents;
    private OwnSafety? safety;
    private string? phone;
    private string? name;
    private string? nameError;

    /// <summary>A zone that was refused is drawn anew: the browser shows it as chosen.</summary>
    private int refused;

    [Inject] private CurrentActor Current { get; set; } = null!;
    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    [Inject] private OwnPhoneQuery Phones { get; set; } = null!;
    [Inject] private OwnSafetyQuery Safety { get; set; } = null!;
    [Inject] private ProfileQuery Query { get; set; } = null!;
    [Inject] private ChangePreferences Change { get; set; } = null!;
    [Inject] private ChangeOwnName Rename { get; set; } = null!;
    [Inject] private BrowserPreferences Browser { get; set; } = null!;
    [Inject] private Drafts Drafts { get; set; } = null!;
    [Inject] private Toasts Toasts { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        actor = await Current.GetAsync();
        profile = await Query.LoadAsync(actor, default);
        phone = await Phones.LoadAsync(actor, default);
        safety = await Safety.LoadAsync(actor, default);
        (name, preferences) = (profile?.Name, profile?.Preferences ?? Preferences.Usual);
    }

    private async Task<bool> SaveAsync(Func<Preferences, Preferences> change)
    {
        var result = await Change.RunAsync(change, await Current.GetAsync(), default);
        if (result.Error is { } error)
        {
            Toasts.Show(Toast.Bad(error.Message));
            refused++;
        }
        else
        {
            preferences = result.Value;
            await Browser.ApplyAsync(preferences, actor);
        }

        StateHasChanged();
        return result.Succeeded;
    }

    private async Task HandlePhoneAsync(string? saved)
    {
        phone = saved;
        if (notices is not null)
            await notices.LoadAsync();
        await HandleNoticesAsync();
    }

    private async Task HandleProvenAsync()
    {
        if (notices is not null)
            await notices.LoadAsync();
    }

    private Task HandleNoticesAsync() => consents?.LoadAsync() ?? Task.CompletedTask;

    private async Task HandleNameAsync()
    {
        var result = await Rename.RunAsync(name ?? "", await Current.GetAsync(), default);
        nameError = result.Error?.Message;
        if (nameError is not null)
            return;
        name = result.Value;
        await Drafts.ClearAsync("profile-name");
        Toasts.Show(Toast.Good("Your name is saved"));
    }

    private static string? Given(ChangeEventArgs change) => change.Value as string is { Length: > 0 } text ? text : null;
}
