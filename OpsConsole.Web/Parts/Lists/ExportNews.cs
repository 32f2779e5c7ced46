using System.Collections.Immutable;
using System.Globalization;

namespace OpsConsole.Web.Parts.Lists;

/// <summary>A file that has left the house, whole or not.</summary>
public sealed record ExportWritten(ListPlace Place, string Name, int Rows, long Written)
{
    public Toast Toast => Written >= Rows
        ? Toast.Good($"Your file is ready: {Rows.ToString("N0", CultureInfo.InvariantCulture)} {(Rows == 1 ? Place.Row : Place.Name)}", Name)
        : Toast.Bad($"Your file ended early: {Written.ToString("N0", CultureInfo.InvariantCulture)} of {Rows.ToString("N0", CultureInfo.InvariantCulture)} {Place.Name}", "Export once more for the whole list.");
}

/// <summary>
/// Tells the open lists of a person on this node when a file of theirs is written; a browser does not tell a page how its download went.
/// Thread-safe; holds one entry per open list and forgets a person with the last one.
/// </summary>
public sealed class ExportNews
{
    private readonly Lock gate = new();
    private readonly Dictionary<long, ImmutableArray<Action<ExportWritten>>> listeners = [];

    public IDisposable Subscribe(long userId, Action<ExportWritten> listener)
    {
        lock (gate)
            listeners[userId] = listeners.GetValueOrDefault(userId, []).Add(listener);
        return new Subscription(this, userId, listener);
    }

    public void Tell(long userId, ExportWritten news)
    {
        ImmutableArray<Action<ExportWritten>> told;
        lock (gate)
            told = listeners.GetValueOrDefault(userId, []);
        foreach (var listener in told)
            listener(news);
    }

    private void Remove(long userId, Action<ExportWritten> listener)
    {
        lock (gate)
        {
            var left = listeners.GetValueOrDefault(userId, []).Remove(listener);
            if (left.IsEmpty)
                listeners.Remove(userId);
            else
                listeners[userId] = left;
        }
    }

    private sealed class Subscription(ExportNews owner, long userId, Action<ExportWritten> listener) : IDisposable
    {
        public void Dispose() => owner.Remove(userId, listener);
    }
}
