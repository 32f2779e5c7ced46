using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpsConsole.Core.Leads.Bulk;

/// <summary>What is to be done to many leads, with its particulars: a small closed set. Its JSON is <c>{"do":"reject","reason":"AlreadyListed"}</c>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(BulkApprove), BulkApprove.Name)]
[JsonDerivedType(typeof(BulkReject), BulkReject.Name)]
[JsonDerivedType(typeof(BulkAssign), BulkAssign.Name)]
[JsonDerivedType(typeof(BulkTag), BulkTag.Name)]
[JsonDerivedType(typeof(BulkUntag), BulkUntag.Name)]
[JsonDerivedType(typeof(BulkEdit), BulkEdit.Name)]
[JsonDerivedType(typeof(BulkDelete), BulkDelete.Name)]
[JsonDerivedType(typeof(BulkTakeBack), BulkTakeBack.Name)]
public abstract record LeadBulkChange
{
    private static readonly JsonSerializerOptions format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public abstract string Kind { get; }

    /// <summary>What somebody must be allowed to do to one lead, to do it to many.</summary>
    public abstract string Permission { get; }

    /// <summary>Null when the particulars are complete, else what is missing or wrong.</summary>
    public abstract Error? WhyNotReady();

    public string ToJson() => JsonSerializer.Serialize(this, format);

    public static LeadBulkChange FromJson(string json) => JsonSerializer.Deserialize<LeadBulkChange>(json, format)!;
}
