namespace OpsConsole.Core.Leads.Photos.Reading;

/// <summary>The check sum of PNG chunks (W3C PNG, annex D), a table look-up a byte.</summary>
internal static class Crc32
{
    private static readonly uint[] table = [.. Enumerable.Range(0, 256).Select(number => Entry((uint)number))];

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
            sum = table[(byte)(sum ^ one)] ^ (sum >> 8);
        return ~sum;
    }

    private static uint Entry(uint number)
    {
        for (var bit = 0; bit < 8; bit++)
            number = (number & 1) == 1 ? 0xEDB88320 ^ (number >> 1) : number >> 1;
        return number;
    }
}
