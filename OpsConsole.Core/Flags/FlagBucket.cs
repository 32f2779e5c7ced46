using System.Runtime.CompilerServices;

namespace OpsConsole.Core.Flags;

/// <summary>
/// Who is in a share. A user's place is a number of 53 bits, mixed from a salt (64-bit FNV-1a over "name#round" in UTF-16) and the user's id
/// by the finisher of SplitMix64 (decision 0115). The share takes the places below its part of all, so a larger one only adds people,
/// 0 takes nobody and 100 everybody.
/// </summary>
internal static class FlagBucket
{
    private const int Bits = 53;

    public static ulong SaltOf(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in text)
            hash = (hash ^ letter) * 1099511628211UL;
        return hash;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong PlaceOf(ulong salt, long userId)
    {
        var mixed = salt + (ulong)userId * 0x9E3779B97F4A7C15UL;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return (mixed ^ (mixed >> 31)) >> (64 - Bits);
    }

    /// <summary>Places below this are in the share.</summary>
    public static ulong EndOf(int part, int whole) => (ulong)((UInt128)(1UL << Bits) * (uint)part / (uint)whole);
}
