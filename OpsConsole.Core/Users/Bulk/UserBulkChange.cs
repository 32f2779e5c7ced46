using System.Text.Json;
using System.Text.Json.Serialization;
using OpsConsole.Core.Bulk;

namespace OpsConsole.Core.Users.Bulk;

/// <summary>What is to be done to many accounts: a small closed set. What needs a room that comes later (credits) is added here as one more of them.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(BulkDisable), BulkDisable.Name)]
[JsonDerivedType(typeof(BulkEnable), BulkEnable.Name)]
[JsonDerivedType(typeof(BulkGiveRole), BulkGiveRole.Name)]
[JsonDerivedType(typeof(BulkTakeRole), BulkTakeRole.Name)]
[JsonDerivedType(typeof(BulkEndSignIns), BulkEndSignIns.Name)]
[JsonDerivedType(typeof(BulkUnlock), BulkUnlock.Name)]
[JsonDerivedType(typeof(BulkWrite), BulkWrite.Name)]
public abstract record UserBulkChange : BulkChange
{
    public override string RowKind => UserBulkRoom.Kind;

    public override string Permission => UserPermissions.Manage;

    public override Error? WhyNotReady() => null;

    public override string ToJson() => JsonSerializer.Serialize(this, Format);

    public static UserBulkChange FromJson(string json) => JsonSerializer.Deserialize<UserBulkChange>(json, Format)!;
}
