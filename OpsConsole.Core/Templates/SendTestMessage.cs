using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Messages.Queue;

namespace OpsConsole.Core.Templates;

/// <summary>Sends the words somebody is writing to themselves, through the same queue and server as everything else; secrets are examples.</summary>
public sealed class SendTestMessage(OpsDbs dbs, TimeProvider clock)
{
    /// <param name="values">Of the record that the preview shows.</param>
    /// <returns>The id of the message.</returns>
    public async Task<Result<long>> RunAsync(string template, TemplateWords words, IReadOnlyDictionary<string, string> values, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(TemplatePermissions.Edit) is { } refusal)
            return refusal;
        if (MessageCatalog.Of(template) is not { } message)
            return new NoSuchTemplate();
        if (message.IsOnlyText)
            return new IsSentByTextOnly();
        if (TemplateCheck.ProblemsOf(message, words, isTest: true).Where(problem => problem.Refuses).ToList() is { Count: > 0 } problems)
            return new TemplateHasProblems(problems);
        await using var db = dbs.Open(actor);
        if (await db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Id == actor.UserId, ct) is not { } user || !AddressBook.IsMailAddress(user.Email ?? ""))
            return new HasNoAddress();
        var row = MessageQueue.Add(db, new NewMessage(message, $"test-{Guid.NewGuid():N}", MessageRecipient.Of(user))
        {
            Values = message.Variables.Where(variable => !variable.IsSecret && variable.Path is null && variable.Name != TemplateVariable.UserName.Name)
                .ToDictionary(variable => variable.Name, variable => values.GetValueOrDefault(variable.Name, variable.Example)),
            TestWords = JsonSerializer.Serialize(words),
        }, clock);
        await db.SaveChangesAsync(ct);
        return row.Id;
    }
}
