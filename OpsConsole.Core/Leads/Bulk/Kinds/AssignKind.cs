using System.Text.Json;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Users;

namespace OpsConsole.Core.Leads.Bulk.Kinds;

internal sealed class AssignKind(Person? person) : BulkKind<Lead>
{
    public override Error? WhyNot(Lead lead, DateTime nowUtc) => lead.AssigneeUserId == person?.UserId ? new AlreadyAssigned(lead.AssigneeName) : null;

    public override Error? Do(Lead lead, BulkTurn turn, out string? before)
    {
        before = lead.AssigneeUserId is { } userId ? JsonSerializer.Serialize(new Person(userId, lead.AssigneeName ?? "")) : null;
        return AssignLead.Assign(turn.Db, lead, person, turn.By, turn.ActionId);
    }

    public override Error? WhyNotUndo(Lead lead, string? before, DateTime nowUtc) => null;

    public override Error? Undo(Lead lead, string? before, BulkTurn turn) =>
        AssignLead.Assign(turn.Db, lead, before is null ? null : JsonSerializer.Deserialize<Person>(before), turn.By, turn.ActionId);
}
