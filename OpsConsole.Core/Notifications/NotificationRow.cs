using System.Linq.Expressions;

namespace OpsConsole.Core.Notifications;

/// <summary>A notification as it is listed.</summary>
public sealed record NotificationRow(
    long Id, string Action, string ByName, string SubjectKind, long SubjectId, string Title, string? Detail, DateTime AtUtc, bool IsRead)
{
    internal static Expression<Func<Notification, NotificationRow>> Of { get; } = row => new NotificationRow(
        row.Id, row.Action, row.ByName, row.SubjectKind, row.SubjectId, row.Title, row.Detail, row.AtUtc, row.ReadAtUtc != null);
}
