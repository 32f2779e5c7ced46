namespace OpsConsole.Data.Encryption;

/// <summary>
/// Where the bytes of SQLite's write-ahead log lie in the file. The log has a header of 32 bytes, then frames: 24 bytes and a page. In the
/// file eight bytes follow the 24, so that each frame has its blocks to itself: a frame that is being written never touches a block of the
/// one before it, which others read at that moment (decision 0156). Written for pages of 4,096 bytes; of others the places are right as
/// well, but not apart.
/// </summary>
internal static class LogLayout
{
    public const int FrameHeader = 24;
    public const int PaddedFrameHeader = 32;
    public const int Page = 4096;

    private const int Header = 32;
    private const int Frame = FrameHeader + Page;
    private const int PaddedFrame = PaddedFrameHeader + Page;

    /// <summary>The place in the file, and how many bytes lie there together.</summary>
    public static (long At, int Run, bool IsFrameHeader) Find(long at)
    {
        if (at < Header)
            return (at, (int)(Header - at), false);
        var (frame, within) = Math.DivRem(at - Header, Frame);
        var start = Header + (frame * PaddedFrame);
        return within < FrameHeader
            ? (start + within, (int)(FrameHeader - within), within == 0)
            : (start + within + (PaddedFrameHeader - FrameHeader), (int)(Frame - within), false);
    }

    /// <summary>How long the file is for so long a log.</summary>
    public static long FileLength(long length)
    {
        if (length <= Header)
            return length;
        var (frames, within) = Math.DivRem(length - Header, Frame);
        return Header + (frames * PaddedFrame) + (within < FrameHeader ? within : within + (PaddedFrameHeader - FrameHeader));
    }

    /// <summary>How long the log is in so long a file.</summary>
    public static long Length(long fileLength)
    {
        if (fileLength <= Header)
            return fileLength;
        var (frames, within) = Math.DivRem(fileLength - Header, PaddedFrame);
        return Header + (frames * Frame) + (within <= PaddedFrameHeader ? Math.Min(within, FrameHeader) : within - (PaddedFrameHeader - FrameHeader));
    }
}
