using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using OpsConsole.Core;

namespace OpsConsole.Data;

/// <summary>The model both providers share. What differs by database stands in the contexts.</summary>
internal static class Mapping
{
    public static void Conventions(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<DateTime>().HaveConversion<UtcDateTime>();
        configuration.Properties<Enum>().HaveConversion<string>().HaveMaxLength(60);
    }

    public static void Apply(ModelBuilder builder)
    {
        builder.ApplyConfigurationsFromAssembly(typeof(Mapping).Assembly);
        foreach (var versioned in builder.Model.GetEntityTypes().Where(type => typeof(IVersioned).IsAssignableFrom(type.ClrType)))
            versioned.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
    }

    /// <summary>Databases give instants back without a kind; every one of ours is UTC.</summary>
    private sealed class UtcDateTime() : ValueConverter<DateTime, DateTime>(
        value => value, value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
}
