using OpsConsole.Core.Live;
using OpsConsole.Core.Templates;

namespace OpsConsole.Web.Templates;

/// <summary>What is shown of one message's words; <see cref="Detail"/> is null when there is no such.</summary>
public sealed record TemplateShown(TemplateDetail? Detail);

/// <summary>The words of messages that are open on this node, each read once however many look at it.</summary>
public sealed class TemplateViews(TemplateListQuery list, TemplateDetailQuery detail, LiveFeed feed, TimeProvider clock, ILogger<TemplateViews> log)
{
    public SharedViews<long, IReadOnlyList<TemplateLine>> Lists { get; } = new(
        feed, clock, log, tenantId => [Topic.Room(tenantId, TemplateVersion.TopicKind)], (tenantId, _, ct) => list.LoadAsync(tenantId, ct));

    public SharedViews<(long TenantId, string Key), TemplateShown> Items { get; } = new(
        feed, clock, log, key => [Topic.Room(key.TenantId, TemplateVersion.TopicKind)], async (key, _, ct) => new TemplateShown(await detail.LoadAsync(key.TenantId, key.Key, ct)));
}
