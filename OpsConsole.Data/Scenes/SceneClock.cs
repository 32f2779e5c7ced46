namespace OpsConsole.Data.Scenes;

/// <summary>Lets a scene's past happen in the past: activity is stamped with whatever moment the scene has come to.</summary>
internal sealed class SceneClock : TimeProvider
{
    public DateTime NowUtc { get; set; }

    public override DateTimeOffset GetUtcNow() => new(NowUtc, TimeSpan.Zero);
}
