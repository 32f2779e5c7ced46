namespace OpsConsole.Core.Leads;

public sealed partial class Lead
{
    /// <summary>Who looks after it; null for nobody.</summary>
    public long? AssigneeUserId { get; private set; }

    public string? AssigneeName { get; private set; }

    /// <summary>Gives the lead to somebody who may work on leads, or with null to nobody.</summary>
    public Error? Assign(long? userId, string? name)
    {
        if (DeletedAtUtc is not null)
            return new LeadIsInTrash(DeletedByName);
        if (userId == AssigneeUserId)
            return new AlreadyAssigned(AssigneeName);
        (AssigneeUserId, AssigneeName) = (userId, userId is null ? null : name);
        return null;
    }
}
