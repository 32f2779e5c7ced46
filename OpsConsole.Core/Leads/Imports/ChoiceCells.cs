using System.Collections.Frozen;
using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Core.Leads.Imports;

/// <summary>Words that stand for one of a list, in the spellings found in lists of sales and in other products' exports.</summary>
internal static class ChoiceCells
{
    private static readonly FrozenDictionary<string, PropertyType> Types = Spelled(
        (PropertyType.SingleFamily, "singlefamily singlefamilyhome singlefamilyresidence singlefamilyresidential residential residence house home sfr sfh sf detached onefamilydwellings onefamily"),
        (PropertyType.Condo, "condo condos condominium condominiums coop cooperative"),
        (PropertyType.MultiFamily, "multifamily multifamilyhome multi duplex triplex fourplex quadplex 24family 2to4family apartment apartments apartmentbuilding twofamily twofamilydwellings threefamily threefamilydwellings"),
        (PropertyType.Townhouse, "townhouse townhome townhouses th rowhouse"),
        (PropertyType.Land, "land lot lots lotland vacantland vacantlot vacant acreage"),
        (PropertyType.Other, "other mobile mobilehome manufactured manufacturedhome farm ranch commercial industrial"),
        (PropertyType.Unknown, "unknown unkown na none"));

    private static readonly FrozenDictionary<string, Motivation> Motivations = Spelled(
        (Motivation.Low, "low 1"),
        (Motivation.Medium, "medium med moderate 2"),
        (Motivation.High, "high 3"),
        (Motivation.Urgent, "urgent veryhigh 4"),
        (Motivation.Unknown, "unknown na none 0"));

    public static Cell<PropertyType> Type(string text) => Types.TryGetValue(Letters(text), out var type)
        ? type
        : Cell<PropertyType>.Refused(text, "This is no property type. Write Single family, Condo, Multi-family, Townhouse, Land or Other");

    public static Cell<Motivation> Level(string text) => Motivations.TryGetValue(Letters(text), out var motivation)
        ? motivation
        : Cell<Motivation>.Refused(text, "This is no motivation. Write Low, Medium, High or Urgent");

    private static FrozenDictionary<string, T> Spelled<T>(params (T Value, string Spellings)[] rows) => rows
        .SelectMany(row => row.Spellings.Split(' ').Select(spelling => (spelling, row.Value)))
        .ToFrozenDictionary(entry => entry.spelling, entry => entry.Value);

    private static string Letters(string text) =>
        text.Length > 60 ? "" : string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
