using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Verification;

namespace OpsConsole.Core.Leads.Filtering;

public enum LeadFilterKind
{
    Choice,
    Text,
    Number,
    Date,
}

/// <summary>
/// Something of a lead that can be filtered by. <see cref="Name"/> is what people type before the colon; <see cref="Scale"/> is how many
/// of the smallest unit make one of what they type (100 cents in a dollar).
/// </summary>
public sealed class LeadFilterField
{
    /// <summary>The one choice that depends on who asks.</summary>
    public const string Mine = "mine";

    private LeadFilterField(string name, string label, LeadFilterKind kind, IReadOnlyList<string>? choices = null, int scale = 1, params string[] aliases) =>
        (Name, Label, Kind, Choices, Scale, Aliases) = (name, label, kind, choices ?? [], scale, aliases);

    public static LeadFilterField Status { get; } = new("status", "Status", LeadFilterKind.Choice, KeysOf<LeadStatus>());
    public static LeadFilterField Price { get; } = new("price", "Asking price", LeadFilterKind.Number, scale: 100, aliases: ["asked", "asking"]);
    public static LeadFilterField City { get; } = new("city", "City", LeadFilterKind.Text, aliases: "market");
    public static LeadFilterField State { get; } = new("state", "State", LeadFilterKind.Text);
    public static LeadFilterField Zip { get; } = new("zip", "ZIP", LeadFilterKind.Text);
    public static LeadFilterField Source { get; } = new("source", "Source", LeadFilterKind.Text);
    public static LeadFilterField By { get; } = new("by", "Submitted by", LeadFilterKind.Text, aliases: "agent");
    public static LeadFilterField Type { get; } = new("type", "Property type", LeadFilterKind.Choice, KeysOf<PropertyType>());
    public static LeadFilterField Beds { get; } = new("beds", "Beds", LeadFilterKind.Number);
    public static LeadFilterField Baths { get; } = new("baths", "Baths", LeadFilterKind.Number, scale: 100);
    public static LeadFilterField Area { get; } = new("area", "Square feet", LeadFilterKind.Number, aliases: "sqft");
    public static LeadFilterField Built { get; } = new("built", "Year built", LeadFilterKind.Number, aliases: "year");
    public static LeadFilterField Motivation { get; } = new("motivation", "Motivation", LeadFilterKind.Choice, KeysOf<Motivation>());
    public static LeadFilterField Score { get; } = new("score", "Review priority", LeadFilterKind.Number, aliases: "priority");
    public static LeadFilterField Stars { get; } = new("stars", "Stars", LeadFilterKind.Number);
    public static LeadFilterField Fraud { get; } = new("fraud", "Fraud score", LeadFilterKind.Number);
    public static LeadFilterField Created { get; } = new("created", "Created", LeadFilterKind.Date, aliases: "submitted");
    public static LeadFilterField Changed { get; } = new("changed", "Status changed", LeadFilterKind.Date);
    public static LeadFilterField Doubt { get; } = new("doubt", "Doubt", LeadFilterKind.Choice, KeysOf<LeadDoubts>().Skip(1).ToList());
    public static LeadFilterField Phone { get; } = new("phone", "Phone verified", LeadFilterKind.Choice, KeysOf<CheckState>());
    public static LeadFilterField Address { get; } = new("address", "Address verified", LeadFilterKind.Choice, KeysOf<CheckState>());
    public static LeadFilterField Has { get; } = new("has", "Has", LeadFilterKind.Choice, ["phone", "email", "owner", "price", "beds", "baths", "area", "built", "question", "answer"]);
    public static LeadFilterField Is { get; } = new("is", "Is", LeadFilterKind.Choice, ["duplicate", "doubtful", "hidden", Mine]);

    /// <summary>In the order people pick from.</summary>
    public static IReadOnlyList<LeadFilterField> All { get; } =
        [Status, Price, City, State, Zip, Source, By, Type, Beds, Baths, Area, Built, Motivation, Score, Stars, Fraud, Created, Changed, Doubt, Phone, Address, Has, Is];

    public string Name { get; }

    public string Label { get; }

    public LeadFilterKind Kind { get; }

    /// <summary>The keys to choose from, lower case; empty for other kinds.</summary>
    public IReadOnlyList<string> Choices { get; }

    public int Scale { get; }

    /// <summary>Other names that are understood and never written.</summary>
    public IReadOnlyList<string> Aliases { get; }

    public static LeadFilterField? Named(string name) => All.FirstOrDefault(field =>
        field.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || field.Aliases.Contains(name, StringComparer.OrdinalIgnoreCase));

    public override string ToString() => Name;

    /// <summary>"SingleFamily" → "single-family".</summary>
    public static string KeyOf<T>(T value) where T : struct, Enum =>
        string.Concat(value.ToString().Select((letter, place) => char.IsUpper(letter) && place > 0 ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    public static T ValueOf<T>(string key) where T : struct, Enum => Enum.Parse<T>(key.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);

    private static List<string> KeysOf<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(KeyOf)];
}
