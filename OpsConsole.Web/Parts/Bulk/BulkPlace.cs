using OpsConsole.Core;
using OpsConsole.Core.Bulk;
using OpsConsole.Web.Shell;

namespace OpsConsole.Web.Parts.Bulk;

/// <summary>What a room says about its bulk actions so that the parts here can show them: where they stand, and its words.</summary>
public abstract class BulkPlace
{
    /// <summary>See <see cref="BulkRoom.RowKind"/>.</summary>
    public abstract string RowKind { get; }

    public abstract BulkNoun Noun { get; }

    /// <summary>The address of the list of actions.</summary>
    public abstract string List { get; }

    /// <summary>What the list of actions is called.</summary>
    public abstract string Title { get; }

    public abstract string ViewPermission { get; }

    /// <summary>What to do while there is no action.</summary>
    public abstract string WhatToDo { get; }

    /// <summary>"Approve", "Reject: Already listed".</summary>
    public abstract string Of(BulkChange change);

    /// <summary>What was done to each, as in "971 leads approved".</summary>
    public abstract string DoneOf(BulkChange change);

    /// <summary>Words that somebody wrote with the change, or null.</summary>
    public virtual string? NoteOf(BulkChange change) => null;

    public abstract string RowPath(long id);

    /// <summary>How a row stands now: words and the class of their colour.</summary>
    public abstract (string Words, string Tone) StateOf(string state);

    /// <summary>What is missing but can still be written while the dry run shows what the change would come to.</summary>
    public virtual bool IsStillToCome(Error missing) => false;

    public string PathOf(long actionId) => AppPaths.BulkIn(List, actionId);

    public string PathOf(long actionId, BulkResultFilter show, long? afterId) => AppPaths.BulkAt(List, actionId, show, afterId);
}

/// <summary>One thing that the dialog offers to do.</summary>
/// <param name="WhyNot">Why it cannot be chosen, in a few words; null when it can.</param>
public sealed record BulkChoice(string Kind, string Label, string? WhyNot);
