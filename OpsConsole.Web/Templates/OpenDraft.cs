using OpsConsole.Core;
using OpsConsole.Core.Templates;
using OpsConsole.Web.Access;

namespace OpsConsole.Web.Templates;

/// <summary>
/// The words of one message while somebody writes them. A moment after the last letter they become the draft, one save at a time; what is
/// not saved yet when the page is left is saved then. Of one circuit, and used on its dispatcher only.
/// </summary>
internal sealed class OpenDraft(string template, SaveTemplateDraft save, CurrentActor current, TimeProvider clock, ILogger log) : IAsyncDisposable
{
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(900);

    private readonly SemaphoreSlim saves = new(1, 1);
    private long typedAt;
    private bool disposed;

    /// <summary>After each save, however it ended.</summary>
    public event Action? Saved;

    public TemplateTest Content { get; private set; } = new(new("", "", ""), null, 0);

    /// <summary>Of the draft as it was seen last; 0 where there is none, and below it when whatever comes next is to be shown.</summary>
    public long Version { get; private set; }

    public bool IsDirty { get; private set; }

    /// <summary>Somebody else's draft stands in the way: nothing is saved until it is settled.</summary>
    public Error? Conflict { get; private set; }

    /// <summary>What is said of the last save.</summary>
    public string? Said { get; private set; }

    public void Take(TemplateTest content, long version) => (Content, Version, IsDirty, Conflict) = (content, version, false, null);

    public void Change(TemplateTest next)
    {
        (Content, IsDirty) = (next, true);
        _ = SaveSoonAsync();
    }

    /// <returns>Whether the draft holds the words as they stood when this began.</returns>
    public async Task<bool> SaveAsync()
    {
        await saves.WaitAsync();
        try
        {
            return await SaveInTurnAsync();
        }
        finally
        {
            saves.Release();
            if (!disposed)
                Saved?.Invoke();
        }
    }

    public Task KeepOwnAsync(long theirs)
    {
        (Version, Conflict, IsDirty) = (theirs, null, true);
        return SaveAsync();
    }

    /// <summary>No save is under way any more, and none begins until the next letter.</summary>
    public async Task RestAsync()
    {
        typedAt = clock.GetTimestamp();
        await saves.WaitAsync();
        saves.Release();
    }

    /// <summary>There is no draft any more.</summary>
    public void End(TemplateTest content)
    {
        Take(content, 0);
        Said = null;
    }

    /// <summary>Whatever is told next of the message is shown, unless something is typed before.</summary>
    public void Outdate() => Version = -1;

    public async ValueTask DisposeAsync()
    {
        disposed = true;
        // Behind a save that is under way: only it knows the version that comes next.
        await SaveAsync();
    }

    private async Task SaveSoonAsync()
    {
        var own = typedAt = clock.GetTimestamp();
        await Task.Delay(pause);
        if (own == typedAt && !disposed)
            await SaveAsync();
    }

    private async Task<bool> SaveInTurnAsync()
    {
        if (!IsDirty || Conflict is not null)
            return Conflict is null;
        Said = "Saving…";
        try
        {
            var kept = Content;
            var result = await save.RunAsync(template, kept, Version, await current.GetAsync(), default);
            if (result.Error is { } error)
            {
                (Said, Conflict) = (null, error);
                if (disposed)
                    log.LogWarning("The last letters of the draft of {Template} were not saved: {Why}", template, error.Message);
                return false;
            }

            (Version, Said, IsDirty) = (result.Value, "Draft saved", kept != Content);
            return true;
        }
        catch (Exception failure)
        {
            log.LogError(failure, "The draft of {Template} could not be saved", template);
            Said = "Not saved. It is tried again when you go on writing.";
            return false;
        }
    }
}
