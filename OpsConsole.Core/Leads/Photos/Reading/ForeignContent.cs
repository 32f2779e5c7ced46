using System.Text;

namespace OpsConsole.Core.Leads.Photos.Reading;

/// <summary>What a file is that is none of our pictures, in words, so that somebody learns what they chose.</summary>
internal static class ForeignContent
{
    private const int Looked = 1024;

    public static string NameOf(ReadOnlySpan<byte> bytes)
    {
        if (BinaryName(bytes) is { } name)
            return name;
        var head = bytes[..Math.Min(bytes.Length, Looked)];
        if (head.Contains((byte)0))
            return "a file of another kind";
        var text = Encoding.UTF8.GetString(head).TrimStart('\uFEFF', ' ', '\t', '\r', '\n').ToLowerInvariant();
        if (text.Contains("<svg", StringComparison.Ordinal))
            return "an SVG drawing";
        if (text.StartsWith("<!doctype html", StringComparison.Ordinal) || text.Contains("<html", StringComparison.Ordinal))
            return "a web page";
        if (text.StartsWith("#!", StringComparison.Ordinal) || text.Contains("<script", StringComparison.Ordinal) || text.Contains("<?php", StringComparison.Ordinal))
            return "a script";
        return "a text file";
    }

    private static string? BinaryName(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("GIF8"u8))
            return "a GIF";
        if (bytes.StartsWith("%PDF"u8))
            return "a PDF";
        if (bytes.StartsWith("BM"u8) && bytes.Length > 14 && bytes[6..10].IndexOfAnyExcept((byte)0) < 0)
            return "a bitmap";
        if (bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8))
            return "a TIFF";
        if (bytes.StartsWith("PK\u0003\u0004"u8))
            return "an archive or a document";
        if (bytes.StartsWith("MZ"u8) || bytes.StartsWith("\u007FELF"u8))
            return "a program";
        if (bytes.Length < 12 || !bytes[4..8].SequenceEqual("ftyp"u8))
            return null;
        var brand = bytes[8..12];
        return brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8) ? "an HEIC picture"
            : brand.SequenceEqual("avif"u8) ? "an AVIF picture"
            : "a video";
    }
}
