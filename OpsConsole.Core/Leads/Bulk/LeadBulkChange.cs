using System.Text.Json;
using System.Text.Json.Serialization;
using OpsConsole.Core.Bulk;

namespace OpsConsole.Core.Leads.Bulk;

/// <summary>What is to be done to many leads: a small closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(BulkApprove), BulkApprove.Name)]
[JsonDerivedType(typeof(BulkReject), BulkReject.Name)]
[JsonDerivedType(typeof(BulkAssign), BulkAssign.Name)]
[JsonDerivedType(typeof(BulkTag), BulkTag.Name)]
[JsonDerivedType(typeof(BulkUntag), BulkUntag.Name)]
[JsonDerivedType(typeof(BulkEdit), BulkEdit.Name)]
[JsonDerivedType(typeof(BulkDelete), BulkDelete.Name)]
[JsonDerivedType(typeof(BulkTakeBack), BulkTakeBack.Name)]
public abstract record LeadBulkChange : BulkChange
{
    public override string RowKind => LeadBulkRoom.Kind;

    public override string ToJson() => JsonSerializer.Serialize(this, Format);

    public static LeadBulkChange FromJson(string json) => JsonSerializer.Deserialize<LeadBulkChange>(json, Format)!;
}
