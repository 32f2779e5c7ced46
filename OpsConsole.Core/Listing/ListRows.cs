using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace OpsConsole.Core.Listing;

/// <summary>Reading of a row only what a file's columns need.</summary>
internal static class ListRows
{
    /// <param name="whole">Makes a row of all its fields by its constructor, whose parameters are named as the fields are.</param>
    /// <param name="always">The field that is filled whatever the columns need.</param>
    /// <returns>As <paramref name="whole"/>, but what none of the columns needs is not read and stays empty.</returns>
    public static Expression<Func<TEntity, TRow>> Narrowed<TEntity, TRow>(this Expression<Func<TEntity, TRow>> whole, IReadOnlyList<ListColumn<TRow>> columns, string always)
    {
        var needs = new Needs<TRow>(always);
        needs.Visit([.. columns.Select(column => column.Reading)]);
        var made = (NewExpression)whole.Body;
        var arguments = made.Constructor!.GetParameters().Zip(made.Arguments, (field, read) => needs.Fields.Contains(field.Name!) ? read : Nothing(field.ParameterType));
        return Expression.Lambda<Func<TEntity, TRow>>(made.Update(arguments), whole.Parameters);
    }

    private static ConstantExpression Nothing(Type type) => Expression.Constant(type.IsValueType ? RuntimeHelpers.GetUninitializedObject(type) : null, type);

    private sealed class Needs<TRow>(string always) : ExpressionVisitor
    {
        public HashSet<string> Fields { get; } = [always];

        protected override Expression VisitMember(MemberExpression node)
        {
            if (node.Expression is ParameterExpression { Type: var type } && type == typeof(TRow))
                Fields.Add(node.Member.Name);
            return base.VisitMember(node);
        }
    }
}
