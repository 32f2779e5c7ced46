using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Flags;

/// <summary>How often, on a day (UTC), something was shown that hangs on a flag, and how often it came to what the flag is meant for.</summary>
public sealed class FlagTally : ITenantOwned
{
    public const int VariantLength = 40;

    /// <summary>What <see cref="Variant"/> holds for those who do not have the flag.</summary>
    public const string Without = "off";

    /// <summary>The same for those who have a flag without variants.</summary>
    public const string With = "on";

    public long Id { get; init; }

    public long TenantId { get; init; }

    public required string Flag { get; init; }

    public required string Variant { get; init; }

    public DateOnly Day { get; init; }

    public long Exposures { get; set; }

    public long Outcomes { get; set; }

    public static string VariantOf(FlagDefinition flag, FlagVerdict verdict) => !verdict.IsOn ? Without : flag.Variants.Count == 0 ? With : flag.Variants[verdict.Variant];
}
