using System.Globalization;

namespace OpsConsole.Core.Activity.Searching;

/// <summary>What somebody looks for in the activity; what is null does not matter.</summary>
/// <param name="ActorUserId">Whose deeds; <see cref="TheProduct"/> for what nobody did but the product itself.</param>
/// <param name="SubjectKind">What it was about, such as <c>lead</c>.</param>
/// <param name="FromUtc">From this instant on.</param>
/// <param name="UntilUtc">Before this instant.</param>
/// <param name="Text">Somewhere in the name or the particulars, whatever its case.</param>
public sealed record ActivityFilter(
    long? ActorUserId = null, string? Action = null, string? SubjectKind = null, long? SubjectId = null, DateTime? FromUtc = null, DateTime? UntilUtc = null, string? Text = null)
{
    public const long TheProduct = 0;
    public const int TextLength = 100;

    /// <summary>As the record of an export keeps it.</summary>
    public override string ToString() => string.Join("; ", new[]
    {
        ActorUserId is { } actor ? actor == TheProduct ? "by the product" : string.Create(CultureInfo.InvariantCulture, $"by account {actor}") : null,
        Action is { } action ? $"action {action}" : null,
        SubjectKind is { } kind ? SubjectId is { } id ? string.Create(CultureInfo.InvariantCulture, $"about {kind} {id}") : $"about {kind}" : null,
        FromUtc is { } from ? string.Create(CultureInfo.InvariantCulture, $"from {from:yyyy-MM-dd HH:mm}") : null,
        UntilUtc is { } until ? string.Create(CultureInfo.InvariantCulture, $"before {until:yyyy-MM-dd HH:mm}") : null,
        Text is { } text ? $"with “{text}”" : null,
    }.OfType<string>());
}
