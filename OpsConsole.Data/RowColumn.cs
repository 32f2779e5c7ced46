using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace OpsConsole.Data;

/// <summary>A column of a prepared statement, and where its value comes from.</summary>
internal sealed class RowColumn(IColumnMapping mapping)
{
    private readonly IClrPropertyGetter? getter = mapping.Property.IsShadowProperty() || mapping.Property.IsForeignKey() ? null : mapping.Property.GetGetter();

    public string Name => mapping.Column.Name;

    public IProperty Property => mapping.Property;

    /// <summary>Null for a type that is not one plain table.</summary>
    public static ITableMapping? TableOf(IEntityType type) =>
        type.GetTableMappings().ToList() is [var mapping] && type.FindDiscriminatorProperty() is null && !type.GetComplexProperties().Any() ? mapping : null;

    /// <summary>Whether <see cref="SqliteStatement"/> knows how its values are stored.</summary>
    public bool IsBound => SqliteStatement.Takes(mapping.TypeMapping.Converter?.ProviderClrType ?? Property.ClrType);

    public object? Of(EntityEntry row) =>
        // A foreign key may stand in the tracker alone: the key that it points to was given a moment ago.
        Stored(getter is null ? row.Property(Property.Name).CurrentValue : getter.GetClrValueUsingContainingEntity(row.Entity));

    public object? OriginalOf(EntityEntry row) => Stored(row.Property(Property.Name).OriginalValue);

    private object? Stored(object? value) =>
        value is not null && mapping.TypeMapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;
}
