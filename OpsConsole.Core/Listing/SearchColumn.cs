using System.Text;

namespace OpsConsole.Core.Listing;

/// <summary>
/// The search texts of all rows, one behind the other in one block of UTF-8, so that a search is a few vector instructions for each
/// hundred bytes. A text that changed is blanked where it was and written anew at the end; <see cref="Waste"/> tells when to start over.
/// </summary>
internal sealed class SearchColumn
{
    private byte[] block = new byte[4096];
    private int length;
    private int[] starts = new int[64];
    private int[] rows = new int[64];
    private int pieces;
    private int[] pieceOf = [];
    private int blanked;

    /// <summary>The share of the block that is blank.</summary>
    public double Waste => length == 0 ? 0 : (double)blanked / length;

    public void Grow(int count)
    {
        var from = pieceOf.Length;
        Array.Resize(ref pieceOf, count);
        pieceOf.AsSpan(from).Fill(-1);
    }

    public void Put(int row, string text)
    {
        var size = Encoding.UTF8.GetByteCount(text);
        if (pieceOf[row] is >= 0 and var piece)
        {
            if (text.Length == size && PieceAt(piece) is var old && old.Length == size + 1 && Encoding.UTF8.GetString(old[..^1]) == text)
                return;
            Blank(row);
        }

        if (length + size + 1 > block.Length)
            Array.Resize(ref block, Math.Max(block.Length * 2, length + size + 1));
        if (pieces == starts.Length)
        {
            Array.Resize(ref starts, pieces * 2);
            Array.Resize(ref rows, pieces * 2);
        }

        (starts[pieces], rows[pieces], pieceOf[row]) = (length, row, pieces);
        pieces++;
        length += Encoding.UTF8.GetBytes(text, block.AsSpan(length));
        block[length++] = 0;
    }

    public void Blank(int row)
    {
        if (pieceOf[row] < 0)
            return;
        var old = PieceAt(pieceOf[row]);
        old.Clear();
        blanked += old.Length;
        pieceOf[row] = -1;
    }

    public Bits Containing(int count, string word)
    {
        var bits = new Bits(count);
        var wanted = Encoding.UTF8.GetBytes(word);
        var (at, piece) = (0, 0);
        while (block.AsSpan(at, length - at).IndexOf(wanted) is >= 0 and var found)
        {
            at += found;
            while (piece + 1 < pieces && starts[piece + 1] <= at)
                piece++;
            bits.Set(rows[piece]);
            at = piece + 1 < pieces ? starts[piece + 1] : length;
        }

        return bits;
    }

    private Span<byte> PieceAt(int piece) => block.AsSpan(starts[piece], (piece + 1 < pieces ? starts[piece + 1] : length) - starts[piece]);
}
