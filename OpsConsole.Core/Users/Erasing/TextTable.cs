using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Activity.Redacting;

namespace OpsConsole.Core.Users.Erasing;

/// <summary>
/// A table with texts in which a person can stand: found in the model, so that a table that comes new is gone through as well. A name with the
/// account's id beside it (<c>AssigneeName</c>, <c>AssigneeUserId</c>) goes by the id; every other text by the person's traces.
/// </summary>
internal sealed class TextTable(IEntityType type)
{
    /// <summary>What is erased in another way, or says nothing of people.</summary>
    private static readonly HashSet<Type> aside = [typeof(User), typeof(ActivityEntry), typeof(ActivityRedaction), typeof(ActivitySeal), typeof(Erasure), typeof(OutboxRow)];

    private static readonly MethodInfo like = typeof(DbFunctionsExtensions).GetMethod(nameof(DbFunctionsExtensions.Like), [typeof(DbFunctions), typeof(string), typeof(string), typeof(string)])!;

    private static readonly MethodInfo property = typeof(EF).GetMethod(nameof(EF.Property))!;

    private readonly IReadOnlyList<IProperty> texts = [.. type.GetProperties().Where(IsText)];

    public static IReadOnlyList<TextTable> In(OpsDb db) =>
        [.. db.Model.GetEntityTypes().Where(type => !type.IsOwned() && !aside.Contains(type.ClrType)).Select(type => new TextTable(type)).Where(table => table.texts.Count > 0).OrderBy(table => table.Name, StringComparer.Ordinal)];

    public string Name => type.GetTableName()!;

    private IProperty? Key => type.FindPrimaryKey()!.Properties is [{ ClrType: var kind } only] && kind == typeof(long) ? only : null;

    /// <summary>How many rows a search finds; a few of them may turn out to be of others.</summary>
    public Task<int> CountAsync(OpsDb db, PersonalTraces who, CancellationToken ct) => (Task<int>)Call(nameof(CountRowsAsync), db, who, ct);

    /// <summary>The next rows behind a key, tracked and struck; the caller saves. Null when there are no more.</summary>
    public Task<Struck?> StrikeNextAsync(OpsDb db, PersonalTraces who, Struck? last, int most, CancellationToken ct) => (Task<Struck?>)Call(nameof(StrikeRowsAsync), db, who, last, most, ct);

    /// <param name="Key">The last row's, where the table has a number for one.</param>
    /// <param name="Left">Rows that were found and left as they are, all pages together.</param>
    internal sealed record Struck(long Key, int Left, int Changed);

    private object Call(string method, params object?[] arguments) =>
        typeof(TextTable).GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic)!.MakeGenericMethod(type.ClrType).Invoke(this, arguments)!;

    private Task<int> CountRowsAsync<T>(OpsDb db, PersonalTraces who, CancellationToken ct) where T : class => Rows<T>(db, who).CountAsync(ct);

    private async Task<Struck?> StrikeRowsAsync<T>(OpsDb db, PersonalTraces who, Struck? last, int most, CancellationToken ct) where T : class
    {
        var rows = Rows<T>(db, who);
        List<T> found;
        if (Key is { } key)
        {
            var after = last?.Key ?? long.MinValue;
            found = await rows.Where(row => EF.Property<long>(row, key.Name) > after).OrderBy(row => EF.Property<long>(row, key.Name)).Take(most).ToListAsync(ct);
        }
        else
        {
            found = await InKeyOrder(rows).Skip(last?.Left ?? 0).Take(most).ToListAsync(ct);
        }

        if (found.Count == 0)
            return null;
        var changed = found.Count(row => Strike(db, row, who));
        return new Struck(Key is { } own ? (long)db.Entry(found[^1]).Property(own.Name).CurrentValue! : 0, (last?.Left ?? 0) + found.Count - changed, changed);
    }

    private IQueryable<T> Rows<T>(OpsDb db, PersonalTraces who) where T : class =>
        db.Set<T>().IgnoreQueryFilters([OpsDb.TrashFilter]).Where(Found<T>(who));

    private IOrderedQueryable<T> InKeyOrder<T>(IQueryable<T> rows) where T : class
    {
        var keys = type.FindPrimaryKey()!.Properties;
        var ordered = rows.OrderBy(row => EF.Property<object>(row, keys[0].Name));
        return keys.Skip(1).Aggregate(ordered, (before, key) => before.ThenBy(row => EF.Property<object>(row, key.Name)));
    }

    private bool Strike(OpsDb db, object row, PersonalTraces who)
    {
        var entry = db.Entry(row);
        var changed = false;
        foreach (var text in texts)
        {
            if (entry.Property(text.Name).CurrentValue is not string before)
                continue;
            var after = ReferenceBeside(text) is { } reference && entry.Property(reference.Name).CurrentValue is long userId
                ? userId == who.UserId ? who.Pseudonym : before
                : who.IsContact(before) && text.IsNullable ? null : who.Strike(before);
            if (after == before)
                continue;
            entry.Property(text.Name).CurrentValue = after is not null && text.GetMaxLength() is { } most && after.Length > most ? after[..most] : after;
            changed = true;
        }

        return changed;
    }

    private Expression<Func<T, bool>> Found<T>(PersonalTraces who)
    {
        var row = Expression.Parameter(typeof(T), "row");
        Expression? any = null;
        foreach (var text in texts)
        {
            var value = Expression.Call(property.MakeGenericMethod(typeof(string)), row, Expression.Constant(text.Name));
            foreach (var word in who.Sought)
                Or(Expression.Call(like, Expression.Constant(EF.Functions), value, Expression.Constant(Pattern(word)), Expression.Constant("!")));
            if (ReferenceBeside(text) is not { } reference)
                continue;
            var id = Expression.Convert(Expression.Call(property.MakeGenericMethod(reference.ClrType), row, Expression.Constant(reference.Name)), typeof(long?));
            Or(Expression.AndAlso(Expression.Equal(id, Expression.Constant(who.UserId, typeof(long?))), Expression.NotEqual(value, Expression.Constant(who.Pseudonym))));
        }

        return Expression.Lambda<Func<T, bool>>(any!, row);

        void Or(Expression next) => any = any is null ? next : Expression.OrElse(any, next);
    }

    /// <summary><c>AssigneeUserId</c> beside <c>AssigneeName</c>.</summary>
    private IProperty? ReferenceBeside(IProperty text) => text.Name.EndsWith("Name", StringComparison.Ordinal) && type.FindProperty($"{text.Name[..^4]}UserId") is { } id && (id.ClrType == typeof(long) || id.ClrType == typeof(long?)) ? id : null;

    private static bool IsText(IProperty one) => one.ClrType == typeof(string) && !one.IsPrimaryKey() && !one.IsForeignKey() && one.Name != nameof(User.SearchText);

    private static string Pattern(string word) =>
        $"%{word.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal).Replace("[", "![", StringComparison.Ordinal)}%";
}
