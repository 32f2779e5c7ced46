using Microsoft.AspNetCore.Components;
using OpsConsole.Core;
using OpsConsole.Core.Live;
using OpsConsole.Core.Security;
using OpsConsole.Core.Users;
using OpsConsole.Data.Encryption;
using OpsConsole.Web.Access;
using OpsConsole.Web.Parts;
using OpsConsole.Web.Shell;

namespace OpsConsole.Web.Security;

public sealed partial class SecurityPage(CurrentActor current, SecurityViews views, EncryptionAtRest encryption, ReleaseAddress release, NavigationManager navigator, Toasts toasts, ILogger<SecurityPage> log)
{
    private readonly Journey<SignInAttemptFilter> journey = new();
    private SharedWatch<SecurityOverview>? overviews;
    private SharedWatch<SignInAttemptPage>? pages;
    private AttemptsKey? watched;
    private SecurityOverview? overview;
    private AtRest? atRest;
    private SignInAttemptPage? attempts;
    private SignInAttemptFilter filter = new();
    private SecurityAlert? closing;
    private string? whyNot;
    private bool maySeeUsers;
    private bool failed;
    private bool disposed;

    [SupplyParameterFromQuery(Name = "from")] private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "email")] private string? Email { get; set; }

    [SupplyParameterFromQuery(Name = "show")] private string? Show { get; set; }

    [SupplyParameterFromQuery(Name = "before")] private long? Before { get; set; }

    protected override Task OnParametersSetAsync() => LoadAsync();

    public void Dispose()
    {
        disposed = true;
        overviews?.Dispose();
        pages?.Dispose();
    }

    private async Task LoadAsync()
    {
        journey.Arrive(navigator);
        filter = new SignInAttemptFilter(Given(From), Given(Email), Show == "refused");
        try
        {
            var actor = await current.GetAsync();
            if (!actor.May(SecurityPermissions.View))
                return;
            maySeeUsers = actor.May(UserPermissions.View);
            whyNot = actor.Lacks(SecurityPermissions.Manage)?.Message;
            if (overviews is null)
                await WatchOverviewAsync(actor.TenantId);
            await WatchAttemptsAsync(new AttemptsKey(actor.TenantId, filter, Before));
            atRest ??= await encryption.LookAsync(default);
            failed = false;
        }
        catch (Exception failure)
        {
            log.LogError(failure, "The page of security could not be loaded");
            (failed, watched) = (true, null);
        }
    }

    private async Task WatchOverviewAsync(long tenantId)
    {
        var begun = await views.Overviews.WatchAsync(tenantId, next => InvokeAsync(() => { overview = next; StateHasChanged(); }), default);
        if (disposed || overviews is not null)
        {
            begun.Dispose();
            return;
        }

        (overviews, overview) = (begun, begun.Current);
    }

    private async Task WatchAttemptsAsync(AttemptsKey key)
    {
        if (watched == key)
            return;
        watched = key;
        var begun = await views.Attempts.WatchAsync(key, next => InvokeAsync(() =>
        {
            if (watched == key)
                attempts = next;
            StateHasChanged();
        }), default);
        if (disposed || watched != key)
        {
            begun.Dispose();
            return;
        }

        pages?.Dispose();
        (pages, attempts) = (begun, begun.Current);
    }

    private void Go(Func<SignInAttemptFilter, SignInAttemptFilter> change) => journey.Go(navigator, filter, change, next => AppPaths.SecurityAt(next, null));

    private async Task ReleaseAsync(AddressBlock block)
    {
        if (whyNot is not null)
            return;
        var released = await release.RunAsync(block.Id, await current.GetAsync(), default);
        toasts.Show(released.Error is { } error ? Toast.Bad(error.Message) : Toast.Good($"{block.Address} may sign in again"));
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
