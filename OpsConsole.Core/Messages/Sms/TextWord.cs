using System.Collections.Frozen;
using System.Text;

namespace OpsConsole.Core.Messages.Sms;

/// <summary>What a text asks for.</summary>
public enum TextWord
{
    /// <summary>Words for a person to read.</summary>
    Other,
    Stop,
    Start,
    Help,
}

public static class TextWords
{
    private static readonly FrozenDictionary<string, TextWord> words = new Dictionary<string, TextWord>
    {
        ["STOP"] = TextWord.Stop,
        ["STOPALL"] = TextWord.Stop,
        ["UNSUBSCRIBE"] = TextWord.Stop,
        ["CANCEL"] = TextWord.Stop,
        ["END"] = TextWord.Stop,
        ["QUIT"] = TextWord.Stop,
        ["OPTOUT"] = TextWord.Stop,
        ["REVOKE"] = TextWord.Stop,
        ["START"] = TextWord.Start,
        ["UNSTOP"] = TextWord.Start,
        ["YES"] = TextWord.Start,
        ["HELP"] = TextWord.Help,
        ["INFO"] = TextWord.Help,
    }.ToFrozenDictionary();

    /// <summary>A word that stands alone, however it is written: <c>stop</c>, <c>“Stop.”</c>, <c>STOP ALL!</c>. In a sentence it is for a person to read.</summary>
    public static TextWord Of(string body)
    {
        // Half an emoji cannot be normalized; as runes it is a letter of no word.
        var whole = string.Concat(body.EnumerateRunes().Select(rune => rune.ToString()));
        var letters = string.Concat(whole.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return words.GetValueOrDefault(letters, TextWord.Other);
    }
}
