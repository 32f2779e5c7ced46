using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core;

internal static class RemovingInPieces
{
    private const int Piece = 1000;

    /// <summary>Removes these rows for good, a thousand at a time, so that other writers get their turn.</summary>
    /// <param name="rows">In an order, so that each piece is the next one.</param>
    /// <returns>How many.</returns>
    public static async Task<long> RemoveInPiecesAsync<T>(this IOrderedQueryable<T> rows, CancellationToken ct)
    {
        long removed = 0;
        int piece;
        do
            removed += piece = await rows.Take(Piece).ExecuteDeleteAsync(ct);
        while (piece == Piece);
        return removed;
    }
}
