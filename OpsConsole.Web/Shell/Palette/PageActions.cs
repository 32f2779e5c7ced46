namespace OpsConsole.Web.Shell.Palette;

/// <summary>Something that the open page offers in the command palette.</summary>
/// <param name="Shortcut">The id of the shortcut that does the same: the palette then presses it, on what was focused before.</param>
/// <param name="Run">What it does, for those without a shortcut.</param>
public sealed record PageAction(string Label, string? Shortcut = null, Func<Task>? Run = null);

/// <summary>One circuit's page actions. A page registers its own and disposes them with itself. Used on the circuit's own thread.</summary>
public sealed class PageActions
{
    private readonly List<IReadOnlyList<PageAction>> registered = [];

    public event Action? Changed;

    public IEnumerable<PageAction> Shown => registered.SelectMany(actions => actions);

    public IDisposable Register(params IReadOnlyList<PageAction> actions)
    {
        registered.Add(actions);
        Changed?.Invoke();
        return new Registration(this, actions);
    }

    private void Remove(IReadOnlyList<PageAction> actions)
    {
        if (registered.Remove(actions))
            Changed?.Invoke();
    }

    private sealed class Registration(PageActions owner, IReadOnlyList<PageAction> actions) : IDisposable
    {
        public void Dispose() => owner.Remove(actions);
    }
}
