using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Messages.Sending;

/// <summary>What fills a message when it leaves: what was kept with it, pages of the console, and secrets that are made now.</summary>
public sealed class MessageValues(IConsoleAddress address, IEnumerable<IFillSecrets> secrets)
{
    private readonly Dictionary<string, IFillSecrets> secrets = secrets.ToDictionary(fill => fill.Of.Key);

    /// <exception cref="MessageNotWanted">A secret no longer makes sense.</exception>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(OutgoingMessage row, MessageTemplate template, CancellationToken ct)
    {
        var values = Open(row, template, address.Uri);
        if (row.IsTest)
            foreach (var secret in template.Variables.Where(variable => variable.IsSecret))
                values[secret.Name] = secret.Example;
        else if (template.HasSecrets)
            foreach (var (name, value) in await secrets[template.Key].FillAsync(row, ct))
                values[name] = value;
        return values;
    }

    /// <summary>Without secrets.</summary>
    internal static Dictionary<string, string> Open(OutgoingMessage row, MessageTemplate template, Uri site)
    {
        var values = new Dictionary<string, string>(MessageQueue.ValuesOf(row.Values)) { [TemplateVariable.UserName.Name] = row.ToName };
        foreach (var page in template.Variables.Where(variable => variable.Path is not null))
            values[page.Name] = new Uri(site, page.Path!).ToString();
        return values;
    }
}
