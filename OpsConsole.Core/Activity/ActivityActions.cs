namespace OpsConsole.Core.Activity;

/// <summary>Every action the product records, with the words a timeline uses after the actor's name. The one source of event names.</summary>
public static class ActivityActions
{
    public static IReadOnlyDictionary<string, string> Phrases { get; } = new Dictionary<string, string>
    {
        ["lead.submitted"] = "submitted this lead",
        ["lead.imported"] = "imported this lead",
        ["lead.approved"] = "approved this lead",
        ["lead.rejected"] = "rejected this lead",
        ["lead.questioned"] = "asked the agent a question",
        ["lead.answered"] = "answered the question",
        ["lead.taken-back"] = "took the decision back",
        ["lead.expired"] = "let this lead expire",
        ["lead.sold"] = "sold this lead",
        ["lead.edited"] = "changed the facts",
        ["lead.assigned"] = "changed who looks after it",
        ["lead.tagged"] = "added a tag",
        ["lead.untagged"] = "took a tag off",
        ["lead.noted"] = "wrote a note",
        ["lead.note-changed"] = "changed a note",
        ["lead.note-removed"] = "removed a note",
        ["lead.deleted"] = "put this lead into the trash",
        ["lead.restored"] = "took this lead out of the trash",
        ["lead.address-settled"] = "settled which lead stands for this address",
        ["lead.purged"] = "removed this lead for good",
        ["task.added"] = "added a task",
        ["task.assigned"] = "assigned a task",
        ["task.completed"] = "completed a task",
        ["task.reopened"] = "opened a task again",
        ["lead-import.uploaded"] = "uploaded a file",
        ["lead-import.corrected"] = "corrected the columns",
        ["lead-import.started"] = "started the import",
        ["lead-import.finished"] = "finished the import",
        ["lead-import.failed"] = "could not finish the import",
        ["lead-bulk.started"] = "started a bulk change",
        ["lead-bulk.finished"] = "finished a bulk change",
        ["lead-bulk.retried"] = "tried what failed again",
        ["lead-bulk.undo-started"] = "started to undo a bulk change",
        ["lead-bulk.undone"] = "undid a bulk change",
        ["user.created"] = "created this account",
        ["user.linked"] = "linked this account to the directory",
        ["user.signed-in"] = "signed in",
        ["user.signed-out"] = "signed out",
        ["user.sign-in-failed"] = "failed to sign in",
        ["user.locked"] = "was locked out",
        ["user.unlocked"] = "unlocked this account",
        ["user.disabled"] = "disabled this account",
        ["user.enabled"] = "opened this account again",
        ["user.password-reset"] = "set a new password",
        ["user.password-reset-requested"] = "asked for a new password",
        ["user.roles-changed"] = "changed the roles",
        ["role.permissions-changed"] = "changed what the role may do",
        ["setting.changed"] = "changed a setting",
        ["work-item.requeued"] = "queued the work again",
        ["work-item.discarded"] = "discarded the work",
        ["work-item.died"] = "gave the work up",
    };

    /// <exception cref="KeyNotFoundException">The action is not declared above: a programming error.</exception>
    public static string PhraseOf(string action) => Phrases[action];
}
