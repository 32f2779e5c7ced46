namespace OpsConsole.Web.Parts;

/// <summary>A short message at the edge of the screen, with at most one thing to do about it.</summary>
public sealed record Toast(string Text, string? Detail = null, string Tone = "", string? ActionLabel = null, Func<Task>? OnAction = null)
{
    public static Toast Good(string text, string? detail = null) => new(text, detail, "good");

    public static Toast Bad(string text, string? detail = null) => new(text, detail, "bad");
}

/// <summary>One circuit's messages; at most four at once, the oldest goes first. Used on the circuit's own thread.</summary>
public sealed class Toasts
{
    public const int Most = 4;

    private readonly List<Toast> shown = [];

    public event Action? Changed;

    public IReadOnlyList<Toast> Shown => shown;

    public void Show(Toast toast)
    {
        // The same words again are the same message, anew; two of them would also have one key in the list.
        shown.Remove(toast);
        shown.Add(toast);
        if (shown.Count > Most)
            shown.RemoveAt(0);
        Changed?.Invoke();
    }

    public void Dismiss(Toast toast)
    {
        if (shown.Remove(toast))
            Changed?.Invoke();
    }
}
