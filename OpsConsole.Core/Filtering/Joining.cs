using System.Linq.Expressions;

namespace OpsConsole.Core.Filtering;

/// <summary>Conditions put together as if they had been written as one.</summary>
internal static class Joining
{
    public static Expression<Func<TRow, bool>> And<TRow>(this Expression<Func<TRow, bool>> left, Expression<Func<TRow, bool>> right) => Joined(left, right, Expression.AndAlso);

    public static Expression<Func<TRow, bool>> AnyOf<TRow>(this IEnumerable<Expression<Func<TRow, bool>>> ways) => ways.Aggregate((left, right) => Joined(left, right, Expression.OrElse));

    public static Expression<Func<TRow, bool>> Not<TRow>(this Expression<Func<TRow, bool>> inner) => Expression.Lambda<Func<TRow, bool>>(Expression.Not(inner.Body), inner.Parameters);

    /// <summary>What is asked of a value, asked of the row that has it.</summary>
    public static Expression<Func<TRow, bool>> Then<TRow, TValue>(this Expression<Func<TRow, TValue>> value, Expression<Func<TValue, bool>> question) =>
        Expression.Lambda<Func<TRow, bool>>(new Instead(question.Parameters[0], value.Body).Visit(question.Body), value.Parameters);

    private static Expression<Func<TRow, bool>> Joined<TRow>(
        Expression<Func<TRow, bool>> left, Expression<Func<TRow, bool>> right, Func<Expression, Expression, Expression> by) =>
        Expression.Lambda<Func<TRow, bool>>(by(left.Body, new Instead(right.Parameters[0], left.Parameters[0]).Visit(right.Body)), left.Parameters);

    private sealed class Instead(ParameterExpression of, Expression comes) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == of ? comes : node;
    }
}
