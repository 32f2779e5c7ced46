using System.Collections.Concurrent;
using OpsConsole.Core.Filtering;

namespace OpsConsole.Core.Listing;

/// <summary>The same meaning as <see cref="FilterLanguage{TRow}"/>; a property test of each list compares them.</summary>
internal abstract partial class ListIndex<TEntry>
{
    private const int MostRemembered = 64;

    // What single conditions found since the last change. People turn pages, sort anew and add conditions to the same few.
    private readonly ConcurrentDictionary<Filter, Bits> remembered = [];
    private int rememberedCount;

    private Bits Matching(Filter filter, FilterMoment moment) => filter.IsEverything ? Of(filter, moment) : Of(filter, moment).And(Remembered(Filter.Everything, moment));

    /// <summary>The caller's own, to change as it likes.</summary>
    private Bits Of(Filter filter, FilterMoment moment) => filter switch
    {
        AllOf { Parts.Count: 0 } => Remembered(filter, moment).Copy(),
        AllOf all => all.Parts.Select(part => Of(part, moment)).Aggregate((left, right) => left.And(right)),
        AnyOf any => any.Parts.Select(part => Of(part, moment)).Aggregate((left, right) => left.Or(right)),
        NotThis not => Of(not.Part, moment).Turn(),
        IsWithin or IsOneOf { Field.Traits.IsOfTheMoment: true } => Asked(filter, moment),
        _ when filter.IsPersonal => Asked(filter, moment),
        _ => Remembered(filter, moment).Copy(),
    };

    /// <summary>Nobody's to change.</summary>
    private Bits Remembered(Filter condition, FilterMoment moment)
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

    private Bits Asked(Filter condition, FilterMoment moment) => condition switch
    {
        AllOf { Parts.Count: 0 } => Present(),
        IsOneOf one => Ask(one.Field, one, moment),
        IsBetween number => Ask(number.Field, number, moment),
        IsOnDays days => Ask(days.Field, days, moment),
        IsWithin within => Ask(within.Field, within, moment),
        HasText text => search.Containing(rows, SearchText.Wanted(text.Text)!),
        _ => throw new InvalidOperationException($"{condition.GetType().Name} is unknown to the index."),
    };
}
