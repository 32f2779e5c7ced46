namespace OpsConsole.Core.Opportunities;

public sealed partial class Opportunity
{
    /// <summary>Since when it lies in the trash. The trash filter of <see cref="OpsDb"/> hides it from every query that does not lift it.</summary>
    public DateTime? DeletedAtUtc { get; private set; }

    public string? DeletedByName { get; private set; }

    public string? DeleteWords { get; private set; }

    /// <summary>Puts it into the trash as it stands, for a reason; its lead may make another one.</summary>
    public Error? Delete(string? why, Actor actor, DateTime nowUtc)
    {
        if (DeletedAtUtc is not null)
            return new OpportunityIsInTrash(DeletedByName);
        if (string.IsNullOrWhiteSpace(why))
            return new DeletingNeedsWords();
        if (why.Length > WordsLength)
            return new WordsAreTooLong();
        (DeletedAtUtc, DeletedByName, DeleteWords) = (nowUtc, actor.Name, why.Trim());
        return null;
    }

    /// <summary>Takes it out of the trash as it was.</summary>
    public Error? Restore()
    {
        if (DeletedAtUtc is null)
            return new OpportunityIsNotInTrash();
        (DeletedAtUtc, DeletedByName, DeleteWords) = (null, null, null);
        return null;
    }
}
