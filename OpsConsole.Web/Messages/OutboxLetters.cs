using System.Globalization;
using System.Text.RegularExpressions;
using OpsConsole.Core.Messages.Outbox;
using OpsConsole.Core.Messages.Writing;

namespace OpsConsole.Web.Messages;

/// <summary>A letter that the simulator took.</summary>
/// <param name="MessageId">Its row, where it has one.</param>
public sealed record OutboxLetter(string Name, string From, string To, string Subject, string Date, string Text, string? Html, long? MessageId, IReadOnlyList<(string Name, string Value)> Headers);

/// <summary>Reads the simulator's folder, one firm's letters only; names of files say whose each is.</summary>
public sealed partial class OutboxLetters(MailFolder folder)
{
    public const int PageSize = 30;

    private const int MostBytes = 1024 * 1024;

    /// <param name="before">The name of the last letter of the page before; null for the newest.</param>
    public (IReadOnlyList<string> Names, bool HasMore) List(long tenantId, string? before)
    {
        if (!Directory.Exists(folder.Path))
            return ([], false);
        var mark = string.Create(CultureInfo.InvariantCulture, $"-t{tenantId}-");
        var names = Directory.EnumerateFiles(folder.Path, $"*{mark}*.eml").Select(path => Path.GetFileName(path))
            .Where(name => before is null || string.CompareOrdinal(name, before) < 0).OrderDescending(StringComparer.Ordinal).Take(PageSize + 1).ToList();
        return ([.. names.Take(PageSize)], names.Count > PageSize);
    }

    /// <summary>Null for what is gone, or another firm's.</summary>
    public async Task<OutboxLetter?> ReadAsync(long tenantId, string name, CancellationToken ct)
    {
        if (!NameShape().IsMatch(name) || !name.Contains(string.Create(CultureInfo.InvariantCulture, $"-t{tenantId}-"), StringComparison.Ordinal))
            return null;
        var path = Path.Combine(folder.Path, name);
        if (!File.Exists(path) || new FileInfo(path).Length > MostBytes)
            return null;
        var mail = MailReader.Read(await File.ReadAllBytesAsync(path, ct));
        var parts = mail.All.ToList();
        return new(name, mail.Header("From") ?? "", mail.Header("To") ?? "", mail.Header("Subject") ?? "", mail.Header("Date") ?? "",
            parts.FirstOrDefault(part => part.Kind == "text/plain")?.Text ?? "", parts.FirstOrDefault(part => part.Kind == "text/html")?.Text,
            mail.Header("X-OpsConsole-Message")?.Split('/') is [_, var id] && long.TryParse(id, out var row) ? row : null, mail.Headers);
    }

    [GeneratedRegex(@"^\d{8}-\d{9}-t\d+-[0-9a-f]{8}\.eml$")]
    private static partial Regex NameShape();
}
