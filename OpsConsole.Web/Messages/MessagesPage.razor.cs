using Microsoft.AspNetCore.Components;
using OpsConsole.Core;
using OpsConsole.Core.Live;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Web.Access;
using OpsConsole.Web.Shell;

namespace OpsConsole.Web.Messages;

public sealed partial class MessagesPage(CurrentActor current, MessageViews views, IMailTransport transport, NavigationManager navigator, ILogger<MessagesPage> log)
{
    private SharedWatch<MessageList>? watch;
    private MessageListKey? watched;
    private MessageFilter filter = new();
    private MessageList? list;
    private bool failed;
    private bool disposed;

    [SupplyParameterFromQuery(Name = "state")] private string? State { get; set; }

    [SupplyParameterFromQuery(Name = "message")] private string? Template { get; set; }

    [SupplyParameterFromQuery(Name = "by")] private string? By { get; set; }

    [SupplyParameterFromQuery(Name = "to")] private string? To { get; set; }

    [SupplyParameterFromQuery(Name = "before")] private long? Before { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        filter = new MessageFilter(
            Enum.TryParse<MessageShelf>(State, ignoreCase: true, out var shelf) && Enum.IsDefined(shelf) ? shelf : MessageShelf.Sent,
            Template, string.IsNullOrWhiteSpace(To) ? null : To.Trim(), By switch { "mail" => MessageChannel.Mail, "text" => MessageChannel.Sms, _ => null });
        if (watched is null || watched.Filter != filter || watched.BeforeId != Before)
            await WatchAsync();
    }

    public void Dispose()
    {
        disposed = true;
        watch?.Dispose();
    }

    private async Task WatchAsync()
    {
        try
        {
            var actor = await current.GetAsync();
            if (!actor.May(MessagePermissions.View))
                return;
            var key = new MessageListKey(actor.TenantId, filter, Before);
            watched = key;
            var next = await views.Lists.WatchAsync(key, _ => Refresh(), default);
            if (disposed || watched != key)
            {
                next.Dispose();
                return;
            }

            watch?.Dispose();
            (watch, list, failed) = (next, next.Current, false);
        }
        catch (Exception failure)
        {
            log.LogError(failure, "Messages could not be loaded");
            failed = true;
        }
    }

    private void Refresh() => _ = InvokeAsync(() =>
    {
        if (disposed || watch is null)
            return;
        list = watch.Current;
        StateHasChanged();
    });

    private void Go(MessageFilter next) => navigator.NavigateTo(AppPaths.MessagesAt(next, null));

    private static string? Given(ChangeEventArgs change) => change.Value is string { Length: > 0 } text ? text : null;
}
