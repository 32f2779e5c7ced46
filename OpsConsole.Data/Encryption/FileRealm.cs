using System.Security.Cryptography;

namespace OpsConsole.Data.Encryption;

/// <summary>Which of SQLite's files one is: the same words at the same place of two of them look different.</summary>
internal static class FileRealm
{
    public const ulong Database = 1;
    public const ulong Log = 2;
    public const ulong Journal = 3;
    public const ulong SuperJournal = 4;

    public const int MainDatabaseFlag = 0x100;
    public const int LogFlag = 0x80000;

    private const int MainJournalFlag = 0x800;
    private const int SuperJournalFlag = 0x4000;

    /// <param name="flags">Those that SQLite opens it with.</param>
    public static ulong Of(int flags) => true switch
    {
        _ when (flags & MainDatabaseFlag) != 0 => Database,
        _ when (flags & LogFlag) != 0 => Log,
        _ when (flags & MainJournalFlag) != 0 => Journal,
        _ when (flags & SuperJournalFlag) != 0 => SuperJournal,
        // Temporary: read by nobody but who wrote it.
        _ => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) | (1UL << 63),
    };
}
