using System.Collections.Concurrent;
using OpsConsole.Core.Leads.Filtering;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Verification;

namespace OpsConsole.Core.Leads.Listing;

/// <summary>The same meaning as <see cref="LeadFilterSql"/>; a property test compares them.</summary>
internal sealed partial class LeadIndex
{
    private const int MostRemembered = 64;

    // What single conditions found since the last change. People turn pages, sort anew and add conditions to the same few.
    private readonly ConcurrentDictionary<LeadFilter, Bits> remembered = [];
    private int rememberedCount;

    private Bits Matching(LeadFilter filter, LeadFilterMoment moment) => filter.IsEverything ? Of(filter, moment) : Of(filter, moment).And(Remembered(LeadFilter.Everything, moment));

    /// <summary>The caller's own, to change as it likes.</summary>
    private Bits Of(LeadFilter filter, LeadFilterMoment moment) => filter switch
    {
        AllOf { Parts.Count: 0 } => Remembered(filter, moment).Copy(),
        AllOf all => all.Parts.Select(part => Of(part, moment)).Aggregate((left, right) => left.And(right)),
        AnyOf any => any.Parts.Select(part => Of(part, moment)).Aggregate((left, right) => left.Or(right)),
        NotThis not => Of(not.Part, moment).Turn(),
        IsWithin => Asked(filter, moment),
        _ when filter.IsPersonal => Asked(filter, moment),
        _ => Remembered(filter, moment).Copy(),
    };

    /// <summary>Nobody's to change.</summary>
    private Bits Remembered(LeadFilter condition, LeadFilterMoment moment)
    {
        if (remembered.TryGetValue(condition, out var known))
            return known;
        var found = Asked(condition, moment);
        if (Interlocked.Increment(ref rememberedCount) > MostRemembered)
            Forget();
        remembered[condition] = found;
        return found;
    }

    /// <summary>Called before any row changes, and when too much is remembered.</summary>
    private void Forget()
    {
        if (rememberedCount == 0)
            return;
        remembered.Clear();
        rememberedCount = 0;
    }

    private Bits Asked(LeadFilter condition, LeadFilterMoment moment) => condition switch
    {
        AllOf { Parts.Count: 0 } => id.Known(rows),
        IsOneOf one => OneOf(one, moment),
        IsBetween number => Between(number),
        IsOnDays days when LeadFilterDays.Of(days) is var (from, until) => Instants(days.Field).Between(rows, from.Ticks, until.Ticks - 1),
        IsWithin within => Instants(within.Field).Between(rows, moment.NowUtc.AddHours(-within.Hours).Ticks, long.MaxValue),
        HasText text => search.Containing(rows, LeadSearchText.Wanted(text.Text)!),
        _ => throw new InvalidOperationException($"{condition.GetType().Name} is unknown to the index."),
    };

    private NumberColumn<long> Instants(LeadFilterField field) => field == LeadFilterField.Created ? submitted : changed;

    private Bits Between(IsBetween number)
    {
        var (least, most) = (number.Least ?? long.MinValue, number.Most ?? long.MaxValue);
        var (low, high) = ((int)Math.Clamp(least, int.MinValue, int.MaxValue), (int)Math.Clamp(most, int.MinValue, int.MaxValue));
        return number.Field.Name switch
        {
            "price" => price.Between(rows, least, most),
            "beds" => beds.Between(rows, low, high),
            "baths" => baths.Between(rows, low, high),
            "area" => area.Between(rows, low, high),
            "built" => built.Between(rows, low, high),
            "score" => score.Between(rows, low, high),
            "stars" => stars.Between(rows, low, high),
            "fraud" => fraud.Between(rows, low, high),
            _ => throw new InvalidOperationException($"{number.Field} is no number."),
        };
    }

    private Bits OneOf(IsOneOf one, LeadFilterMoment moment) => one.Field.Name switch
    {
        "status" => status.AnyOf(rows, MaskOf<LeadStatus>(one)),
        "type" => type.AnyOf(rows, MaskOf<PropertyType>(one)),
        "motivation" => motivation.AnyOf(rows, MaskOf<Motivation>(one)),
        "doubt" => doubts.AnyOf(rows, (int)one.Values.Select(LeadFilterField.ValueOf<LeadDoubts>).Aggregate((all, next) => all | next)),
        "phone" => phoneCheck.AnyOf(rows, MaskOf<CheckState>(one)),
        "address" => addressCheck.AnyOf(rows, MaskOf<CheckState>(one)),
        "city" => Texts(city, one),
        "state" => Texts(state, one),
        "source" => Texts(source, one),
        "by" => Texts(by, one),
        "zip" => zip.Where(rows, text => one.Values.Any(value => value.EndsWith('*') ? text.StartsWith(value.TrimEnd('*'), StringComparison.Ordinal) : text == value)),
        _ => one.Values.Select(key => Mark(key, moment)).Aggregate((left, right) => left.Or(right)),
    };

    private Bits Texts(SharedTextColumn column, IsOneOf one)
    {
        var wanted = one.Values.Select(LeadFilterChoices.LowerAscii).ToHashSet(StringComparer.Ordinal);
        return column.Where(rows, text => wanted.Contains(LeadFilterChoices.LowerAscii(text)));
    }

    private Bits Mark(string key, LeadFilterMoment moment) => key switch
    {
        "phone" => marks.AnyOf(rows, HasPhone),
        "email" => marks.AnyOf(rows, HasEmail),
        "owner" => marks.AnyOf(rows, HasOwner),
        "question" => marks.AnyOf(rows, HasQuestion),
        "answer" => marks.AnyOf(rows, HasAnswer),
        "duplicate" => marks.AnyOf(rows, IsDuplicate),
        "price" => price.Known(rows),
        "beds" => beds.Known(rows),
        "baths" => baths.Known(rows),
        "area" => area.Known(rows),
        "built" => built.Known(rows),
        "hidden" => marks.AnyOf(rows, IsHidden),
        "doubtful" => doubts.AnyOf(rows, ~0),
        LeadFilterField.Mine => byUser.Between(rows, moment.UserId ?? -1, moment.UserId ?? -1),
        _ => throw new InvalidOperationException($"{key} is no mark of a lead."),
    };

    private static int MaskOf<T>(IsOneOf one) where T : struct, Enum => one.Values.Aggregate(0, (mask, key) => mask | 1 << (int)(object)LeadFilterField.ValueOf<T>(key));
}
