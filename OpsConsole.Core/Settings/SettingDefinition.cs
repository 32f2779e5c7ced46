namespace OpsConsole.Core.Settings;

/// <summary>Something a tenant may decide. How its text is read, checked, written and shown is said here and nowhere else.</summary>
/// <param name="Key"><c>room.name</c>.</param>
public abstract record SettingDefinition(string Key, string Label, string Help)
{
    /// <summary>What counts while nobody says otherwise, in its one form.</summary>
    public abstract string DefaultText { get; }

    /// <summary>What it can be, as people read it: "1 to 365 days".</summary>
    public abstract string Range { get; }

    /// <summary>How it is filled in.</summary>
    public abstract SettingField Field { get; }

    /// <summary>What can be chosen; empty where something is typed.</summary>
    public virtual IReadOnlyList<SettingChoice> Choices => [];

    /// <summary>What somebody typed, in its one form, in which it is kept.</summary>
    public abstract Result<string> Tidied(string typed);

    /// <summary>What people read for a text: "72 hours".</summary>
    public abstract string Shown(string text);

    /// <returns>Null when the text is not, or no longer, one that it can be.</returns>
    internal abstract HeldSetting? Held(string text);
}

/// <summary>A setting whose value is a <typeparamref name="T"/>.</summary>
public abstract record SettingDefinition<T>(string Key, string Label, T Default, string Help) : SettingDefinition(Key, Label, Help)
{
    public sealed override string DefaultText => Print(Default);

    /// <summary>Reads what somebody typed, or what <see cref="Print"/> wrote.</summary>
    public abstract Result<T> Read(string typed);

    public abstract string Print(T value);

    public abstract string Say(T value);

    public sealed override Result<string> Tidied(string typed)
    {
        var read = Read(typed);
        return read.Error is { } error ? error : Print(read.Value);
    }

    public sealed override string Shown(string text) => Read(text) is { Succeeded: true } read ? Say(read.Value) : text;

    internal sealed override HeldSetting? Held(string text) => Read(text) is { Succeeded: true } read ? new HeldSetting<T>(read.Value) : null;
}

/// <summary>How a setting is filled in.</summary>
public enum SettingField
{
    Number,
    Line,
    Lines,
    Choice,
    Time,
}

/// <param name="Text">In its one form.</param>
public sealed record SettingChoice(string Text, string Label);

/// <summary>A value that was read once and is kept as what it is.</summary>
internal abstract class HeldSetting;

internal sealed class HeldSetting<T>(T value) : HeldSetting
{
    public T Value => value;
}
