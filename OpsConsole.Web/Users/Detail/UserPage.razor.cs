using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using OpsConsole.Core;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Detail;
using OpsConsole.Core.Users.Erasing;
using OpsConsole.Core.Users.Listing;
using OpsConsole.Core.Users.Viewing;
using OpsConsole.Web.Access;
using OpsConsole.Web.Hosting;
using OpsConsole.Web.Notifications;
using OpsConsole.Web.Parts;

namespace OpsConsole.Web.Users.Detail;

public sealed partial class UserPage(CurrentActor current, UserDetailViews views, UnlockUser unlock, SendResetLink sendLink, StartViewingAs viewAs, AuthenticationStateProvider states, SiteAddress site, Toasts toasts, ILogger<UserPage> log)
{
    private Actor actor = Actor.Nobody;
    private readonly Watched<(long TenantId, long Id), UserShown> watched = new();
    private string? asked;
    private ConsentHistoryPanel? consents;

    [Parameter] public long Id { get; set; }

    private UserShown? shown => watched.Current;

    private UserDetail? user => shown?.Detail;

    private string? Refusal => actor.Lacks(UserPermissions.Manage)?.Message;

    private string? WhyNotTurned => Refusal ?? (actor.UserId == Id ? new CannotShutYourselfOut().Message : user is { ErasedAtUtc: not null } ? new IsErased(user.Name).Message : null);

    private string? WhyNoLink => Refusal ?? (user is { Logins.Count: > 0 } ? new HasNoPasswordHere(user.Name).Message : user is { Status: UserStatus.Disabled } ? new AlreadyDisabled(user.Name).Message : null);

    private string? WhyNotViewed => user is null ? null
        : (ViewingRules.WhyNot(actor, Id, user.Name, user.Roles.SelectMany(role => role.Permissions).ToHashSet()) ?? (user.Status == UserStatus.Active ? null : new CannotSignIn(user.Name)))?.Message;

    private TimelineEntry? turnedOff => shown?.Timeline.FirstOrDefault(entry => entry.Action == "user.disabled");

    protected override Task OnParametersSetAsync() => watched.IsAt((actor.TenantId, Id)) ? Task.CompletedTask : WatchAsync();

    public void Dispose() => watched.Dispose();

    private Task WatchAsync() => watched.TryAsync(LookAsync, log);

    private async Task LookAsync()
    {
        actor = await current.GetAsync();
        if (actor.May(UserPermissions.View))
            await watched.LookAsync(views.Views, (actor.TenantId, Id), InvokeAsync, StateHasChanged);
    }

    private void Ask(string what) => asked = (what == "status" ? WhyNotTurned : Refusal) is null ? what : null;

    private async Task HandleUnlockAsync()
    {
        if (Refusal is null)
            Say(await unlock.RunAsync(Id, await current.GetAsync(), default), $"{user?.Name} can sign in again");
    }

    private async Task HandleSendLinkAsync()
    {
        if (WhyNoLink is null)
            Say(await sendLink.RunAsync(Id, site.Uri, await current.GetAsync(), default), $"A link is on its way to {user?.Email}", "It works for an hour, once.");
    }

    /// <summary>The page, and every other of this sign-in, goes to the start as the other person once it has begun; see <see cref="AccessWatch"/>.</summary>
    private async Task HandleViewAsync()
    {
        if (WhyNotViewed is not null || SignedIn.From((await states.GetAuthenticationStateAsync()).User) is not { } signedIn)
            return;
        if ((await viewAs.RunAsync(Id, signedIn.Session, await current.GetAsync(), default)).Error is { } error)
            toasts.Show(Toast.Bad(error.Message));
    }

    private async Task HandleConsentAsync(Toast? outcome)
    {
        HandleClosed(outcome);
        if (outcome is not null && consents is not null)
            await consents.LoadAsync();
    }

    private void HandleClosed(Toast? outcome)
    {
        asked = null;
        if (outcome is not null)
            toasts.Show(outcome);
    }

    private void Say(Result<long> result, string good, string? detail = null) => toasts.Show(result.Error is { } error ? Toast.Bad(error.Message) : Toast.Good(good, detail));
}
