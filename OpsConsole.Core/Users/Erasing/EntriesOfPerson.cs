using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;

namespace OpsConsole.Core.Users.Erasing;

internal static class EntriesOfPerson
{
    /// <summary>Entries by the person, about them, or with one of their traces somewhere, behind an entry.</summary>
    public static IQueryable<ActivityEntry> EntriesOf(this OpsDb db, PersonalTraces who, long afterId)
    {
        var userId = who.UserId;
        Expression<Func<ActivityEntry, bool>> found = entry => entry.ActorUserId == userId || (entry.SubjectKind == "user" && entry.SubjectId == userId);
        foreach (var word in who.Contacts.Concat(who.Names))
        {
            var (plain, written) = (Pattern(word), Pattern(JsonEncodedText.Encode(word).ToString()));
            found = Or(found, entry => EF.Functions.Like(entry.ActorName, plain, "!") || EF.Functions.Like(entry.Particulars!, written, "!"));
        }

        return db.Activity.AsNoTracking().Where(entry => entry.Id > afterId).Where(found).OrderBy(entry => entry.Id);
    }

    /// <summary>The entry's name and particulars without the person.</summary>
    public static (string ActorName, string? Particulars) Strike(this PersonalTraces who, ActivityEntry entry)
    {
        var isAboutThem = entry is { SubjectKind: "user" } && entry.SubjectId == who.UserId;
        // Nobody's deed, on an account: a refused sign-in names it.
        var isTheirName = entry.ActorUserId == who.UserId || (entry.ActorUserId is null && isAboutThem && who.Names.Contains(entry.ActorName, StringComparer.OrdinalIgnoreCase));
        return (isTheirName ? who.Pseudonym : entry.ActorUserId is null ? who.Strike(entry.ActorName) : entry.ActorName, who.StrikeJson(entry.Particulars, isAboutThem));
    }

    private static Expression<Func<ActivityEntry, bool>> Or(Expression<Func<ActivityEntry, bool>> left, Expression<Func<ActivityEntry, bool>> right) =>
        Expression.Lambda<Func<ActivityEntry, bool>>(Expression.OrElse(left.Body, new Renamed(right.Parameters[0], left.Parameters[0]).Visit(right.Body)), left.Parameters);

    private static string Pattern(string word) =>
        $"%{word.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal).Replace("[", "![", StringComparison.Ordinal)}%";

    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
