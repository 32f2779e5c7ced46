using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Activity.Searching;

/// <summary>
/// A filter as a statement. One of its parts leads: it has an index in the order of time, so that its newest entries are read without a look
/// at others. The rest is looked at entry by entry, which is bounded for pages and goes to the end for files (decision 0134).
/// </summary>
internal static class ActivitySearch
{
    /// <summary>So many entries of the leading part a page looks at before it asks whether to go on.</summary>
    public const int Look = 20_000;

    public static readonly Expression<Func<ActivityEntry, ActivityRow>> AsRow = entry =>
        new ActivityRow(entry.Id, entry.AtUtc, entry.ActorUserId, entry.ActorName, entry.Action, entry.SubjectKind, entry.SubjectId, entry.Particulars);

    private static readonly Expression<Func<ActivityEntry, bool>>[] nothing = [];

    /// <summary>What the index finds: the leading part within the filter's time.</summary>
    public static IQueryable<ActivityEntry> Leading(this IQueryable<ActivityEntry> entries, ActivityFilter filter)
    {
        if (filter is { SubjectKind: { } kind, SubjectId: { } id })
            entries = entries.Where(entry => entry.SubjectKind == kind && entry.SubjectId == id);
        else if (filter.Action is { } action)
            entries = entries.Where(entry => entry.Action == action);
        else if (filter.ActorUserId == ActivityFilter.TheProduct)
            entries = entries.Where(entry => entry.ActorUserId == null);
        else if (filter.ActorUserId is { } actor)
            entries = entries.Where(entry => entry.ActorUserId == actor);
        if (filter.FromUtc is { } from)
            entries = entries.Where(entry => entry.AtUtc >= from);
        if (filter.UntilUtc is { } until)
            entries = entries.Where(entry => entry.AtUtc < until);
        return entries;
    }

    /// <summary>What is left to look at in each entry; empty when the leading part says it all.</summary>
    public static IReadOnlyList<Expression<Func<ActivityEntry, bool>>> Rest(this ActivityFilter filter)
    {
        var rest = nothing.ToList();
        var isBySubject = filter is { SubjectKind: not null, SubjectId: not null };
        if (filter is { SubjectKind: { } kind, SubjectId: null })
            rest.Add(entry => entry.SubjectKind == kind);
        if (isBySubject && filter.Action is { } action)
            rest.Add(entry => entry.Action == action);
        if ((isBySubject || filter.Action is not null) && filter.ActorUserId is { } actor)
            rest.Add(actor == ActivityFilter.TheProduct ? entry => entry.ActorUserId == null : entry => entry.ActorUserId == actor);
        if (filter.Text is { } text)
        {
            var (plain, written) = (Pattern(text), Pattern(JsonEncodedText.Encode(text).ToString()));
            rest.Add(entry => EF.Functions.Like(entry.ActorName, plain, "!") || EF.Functions.Like(entry.Particulars!, written, "!"));
        }

        return rest;
    }

    public static IQueryable<ActivityEntry> Older(this IQueryable<ActivityEntry> entries, ActivityPlace than)
    {
        var (at, id) = (than.AtUtc, than.Id);
        return entries.Where(entry => entry.AtUtc <= at && (entry.AtUtc < at || entry.Id < id));
    }

    public static IQueryable<ActivityEntry> Newer(this IQueryable<ActivityEntry> entries, ActivityPlace than)
    {
        var (at, id) = (than.AtUtc, than.Id);
        return entries.Where(entry => entry.AtUtc >= at && (entry.AtUtc > at || entry.Id > id));
    }

    public static IOrderedQueryable<ActivityEntry> NewestFirst(this IQueryable<ActivityEntry> entries) => entries.OrderByDescending(entry => entry.AtUtc).ThenByDescending(entry => entry.Id);

    public static IOrderedQueryable<ActivityEntry> OldestFirst(this IQueryable<ActivityEntry> entries) => entries.OrderBy(entry => entry.AtUtc).ThenBy(entry => entry.Id);

    private static string Pattern(string text) =>
        $"%{text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal).Replace("[", "![", StringComparison.Ordinal)}%";
}
