using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpsConsole.Core.Flags;

/// <summary>
/// Who has a flag. Named users have it whenever it is on; of all others those whose role and market are listed (any, where none is), and of
/// these the share.
/// </summary>
public sealed record FlagState
{
    private static readonly JsonSerializerOptions format = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public bool IsOn { get; init; }

    /// <summary>0 to 100; 0 is nobody and 100 everybody whom the rules let through.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int Percentage { get; init; } = 100;

    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Cities, where what is asked about has one.</summary>
    public IReadOnlyList<string> Markets { get; init; } = [];

    public IReadOnlyList<long> UserIds { get; init; } = [];

    public DateTime? FromUtc { get; init; }

    public DateTime? UntilUtc { get; init; }

    /// <summary>How much of the share each variant gets, in their order; equal parts where it is empty.</summary>
    public IReadOnlyList<int> Weights { get; init; } = [];

    /// <summary>Another number draws everybody anew, for another experiment.</summary>
    public int Round { get; init; }

    /// <summary>On for everybody or off for everybody: nothing is tried any more.</summary>
    [JsonIgnore]
    public bool IsSettled => !IsOn || Percentage == 0 || (Percentage == 100 && Roles.Count + Markets.Count == 0 && UntilUtc is null);

    /// <param name="to">Null to leave it out.</param>
    internal FlagState WithRoleCalled(string from, string? to) => this with
    {
        Roles = [.. Roles.Select(role => string.Equals(role, from, StringComparison.OrdinalIgnoreCase) ? to : role).OfType<string>().Order(StringComparer.OrdinalIgnoreCase)],
    };

    public string ToJson() => JsonSerializer.Serialize(this, format);

    public static FlagState FromJson(string json) => JsonSerializer.Deserialize<FlagState>(json, format)!;
}
