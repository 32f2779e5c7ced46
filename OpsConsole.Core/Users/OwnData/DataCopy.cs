using OpsConsole.Core.Activity;
using OpsConsole.Core.Files;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Users.OwnData;

/// <summary>A copy of what is kept about somebody, which they asked for: being written, ready for some days, then gone.</summary>
public sealed class DataCopy : ITenantOwned, IActivitySubject
{
    public const string Subject = "data-copy";

    /// <summary>What is not written by then never will be; its owner may ask again.</summary>
    public static readonly TimeSpan LongestWriting = TimeSpan.FromDays(1);

    public long Id { get; init; }

    public long TenantId { get; init; }

    public long UserId { get; init; }

    public DateTime AskedAtUtc { get; init; }

    public long? FileId { get; private set; }

    public DateTime? ReadyAtUtc { get; private set; }

    /// <summary>How long it can be taken; then it is removed.</summary>
    public DateTime? UntilUtc { get; private set; }

    string IActivitySubject.SubjectKind => Subject;

    public void Finish(ArrivedFile file, DateTime nowUtc, int days) => (FileId, ReadyAtUtc, UntilUtc) = (file.Id, nowUtc, nowUtc.AddDays(days));

    public bool CanBeTakenAt(DateTime nowUtc) => FileId is not null && UntilUtc > nowUtc;
}
