using System.Linq.Expressions;
using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Core.Leads.Filtering;

/// <summary>
/// The filter as the database is asked. The one way from a filter to leads for whatever changes or counts them (bulk actions, exports of
/// ids); pages go through the tenant's index, which is faster. Every condition is false, never null, where something is unknown, so
/// that "not" means the same as in memory.
/// </summary>
public static class LeadFilterSql
{
    public static IQueryable<Lead> Passing(this IQueryable<Lead> leads, LeadFilter filter, LeadFilterMoment moment)
    {
        foreach (var part in filter.Conjuncts.Where(part => !part.IsEverything))
            leads = leads.Where(Of(part, moment));
        return leads;
    }

    public static Expression<Func<Lead, bool>> Of(LeadFilter filter, LeadFilterMoment moment) => filter switch
    {
        AllOf all => all.Parts.Select(part => Of(part, moment)).Aggregate((Expression<Func<Lead, bool>>)(lead => true), (left, right) => Joined(left, right, Expression.AndAlso)),
        AnyOf any => any.Parts.Select(part => Of(part, moment)).Aggregate((left, right) => Joined(left, right, Expression.OrElse)),
        NotThis not => Of(not.Part, moment) is var inner ? Expression.Lambda<Func<Lead, bool>>(Expression.Not(inner.Body), inner.Parameters) : null!,
        IsOneOf one => LeadFilterChoices.Of(one, moment),
        IsBetween number => Between(number),
        IsOnDays days => OnDays(days),
        IsWithin within => Since(within.Field, moment.NowUtc.AddHours(-within.Hours)),
        HasText text => Containing(LeadSearchText.Wanted(text.Text)!),
        _ => throw new InvalidOperationException($"{filter.GetType().Name} is unknown to the database."),
    };

    internal static Expression<Func<Lead, bool>> Joined(
        Expression<Func<Lead, bool>> left, Expression<Func<Lead, bool>> right, Func<Expression, Expression, Expression> by) =>
        Expression.Lambda<Func<Lead, bool>>(by(left.Body, new Renamed(right.Parameters[0], left.Parameters[0]).Visit(right.Body)), left.Parameters);

    private static Expression<Func<Lead, bool>> Containing(string word) => lead => lead.SearchText.Contains(word);

    private static Expression<Func<Lead, bool>> Between(IsBetween number)
    {
        Expression<Func<Lead, bool>>[] ends =
        [
            .. number.Least is { } least ? [AtLeast(number.Field, least)] : Array.Empty<Expression<Func<Lead, bool>>>(),
            .. number.Most is { } most ? [AtMost(number.Field, most)] : Array.Empty<Expression<Func<Lead, bool>>>(),
        ];
        return ends.Aggregate((left, right) => Joined(left, right, Expression.AndAlso));
    }

    private static Expression<Func<Lead, bool>> AtLeast(LeadFilterField field, long units)
    {
        var (whole, exact) = ((int)Math.Min(units, int.MaxValue), (decimal)units / field.Scale);
        return field.Name switch
        {
            "price" => lead => lead.AskingPriceCents != null && lead.AskingPriceCents >= units,
            "beds" => lead => lead.Beds != null && lead.Beds >= whole,
            "baths" => lead => lead.Baths != null && lead.Baths >= exact,
            "area" => lead => lead.AreaSqFt != null && lead.AreaSqFt >= whole,
            "built" => lead => lead.YearBuilt != null && lead.YearBuilt >= whole,
            "score" => lead => lead.Score >= whole,
            "stars" => lead => lead.Stars != null && lead.Stars >= whole,
            "fraud" => lead => lead.FraudScore != null && lead.FraudScore >= whole,
            _ => throw new InvalidOperationException($"{field} is no number."),
        };
    }

    private static Expression<Func<Lead, bool>> AtMost(LeadFilterField field, long units)
    {
        var (whole, exact) = ((int)Math.Min(units, int.MaxValue), (decimal)units / field.Scale);
        return field.Name switch
        {
            "price" => lead => lead.AskingPriceCents != null && lead.AskingPriceCents <= units,
            "beds" => lead => lead.Beds != null && lead.Beds <= whole,
            "baths" => lead => lead.Baths != null && lead.Baths <= exact,
            "area" => lead => lead.AreaSqFt != null && lead.AreaSqFt <= whole,
            "built" => lead => lead.YearBuilt != null && lead.YearBuilt <= whole,
            "score" => lead => lead.Score <= whole,
            "stars" => lead => lead.Stars != null && lead.Stars <= whole,
            "fraud" => lead => lead.FraudScore != null && lead.FraudScore <= whole,
            _ => throw new InvalidOperationException($"{field} is no number."),
        };
    }

    private static Expression<Func<Lead, bool>> OnDays(IsOnDays days)
    {
        var (from, until) = LeadFilterDays.Of(days);
        return Joined(Since(days.Field, from), Before(days.Field, until), Expression.AndAlso);
    }

    private static Expression<Func<Lead, bool>> Since(LeadFilterField field, DateTime from) =>
        field == LeadFilterField.Created ? lead => lead.SubmittedAtUtc >= from : lead => lead.StatusChangedAtUtc >= from;

    private static Expression<Func<Lead, bool>> Before(LeadFilterField field, DateTime until) =>
        field == LeadFilterField.Created ? lead => lead.SubmittedAtUtc < until : lead => lead.StatusChangedAtUtc < until;

    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}

internal static class LeadFilterDays
{
    /// <summary>The first instant, and the first that is too late.</summary>
    public static (DateTime From, DateTime Until) Of(IsOnDays days) => (
        days.From is { } from ? from.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) : DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc),
        days.To is { } to && to < DateOnly.MaxValue ? to.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) : DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc));
}
