namespace OpsConsole.Core.Live;

/// <summary>What a page listens to: a room (<c>leads</c>) or one thing in it (<c>lead:42</c>), always of one tenant.</summary>
public readonly record struct Topic(long TenantId, string Name)
{
    public static Topic Room(long tenantId, string subjectKind) => new(tenantId, subjectKind + "s");

    public static Topic One(long tenantId, string subjectKind, long id) => new(tenantId, $"{subjectKind}:{id}");
}
