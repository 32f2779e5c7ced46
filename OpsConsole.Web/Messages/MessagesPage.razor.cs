using Microsoft.AspNetCore.Components;
using OpsConsole.Core;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Web.Access;
using OpsConsole.Web.Parts;
using OpsConsole.Web.Shell;

namespace OpsConsole.Web.Messages;

public sealed partial class MessagesPage(CurrentActor current, MessageViews views, IMailTransport transport, NavigationManager navigator, ILogger<MessagesPage> log)
{
    private readonly Journey<MessageFilter> journey = new();
    private readonly Watched<MessageListKey, MessageList> watched = new();
    private MessageFilter filter = new();
    private long tenantId;

    [SupplyParameterFromQuery(Name = "state")] private string? State { get; set; }

    [SupplyParameterFromQuery(Name = "message")] private string? Template { get; set; }

    [SupplyParameterFromQuery(Name = "by")] private string? By { get; set; }

    [SupplyParameterFromQuery(Name = "to")] private string? To { get; set; }

    [SupplyParameterFromQuery(Name = "before")] private long? Before { get; set; }

    private MessageList? list => watched.Current;

    protected override async Task OnParametersSetAsync()
    {
        journey.Arrive(navigator);
        filter = new MessageFilter(
            Enum.TryParse<MessageShelf>(State, ignoreCase: true, out var shelf) && Enum.IsDefined(shelf) ? shelf : MessageShelf.Sent,
            Template, string.IsNullOrWhiteSpace(To) ? null : To.Trim(), By switch { "mail" => MessageChannel.Mail, "text" => MessageChannel.Sms, _ => null });
        if (!watched.IsAt(new(tenantId, filter, Before)))
            await WatchAsync();
    }

    public void Dispose() => watched.Dispose();

    private Task WatchAsync() => watched.TryAsync(LookAsync, log);

    private async Task LookAsync()
    {
        var actor = await current.GetAsync();
        tenantId = actor.TenantId;
        if (actor.May(MessagePermissions.View))
            await watched.LookAsync(views.Lists, new(tenantId, filter, Before), InvokeAsync, StateHasChanged);
    }

    private void Go(Func<MessageFilter, MessageFilter> change) => journey.Go(navigator, filter, change, next => AppPaths.MessagesAt(next, null));

    private static string? Given(ChangeEventArgs change) => change.Value is string { Length: > 0 } text ? text : null;
}
