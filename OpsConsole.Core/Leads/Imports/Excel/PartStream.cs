using OpsConsole.Core.Files;

namespace OpsConsole.Core.Leads.Imports.Excel;

/// <summary>Counts what really comes out of a compressed part, and stops when it is more than may be. What the archive says about sizes is not believed.</summary>
internal sealed class PartStream(Stream part, long mostBytes) : AsyncReadStream
{
    private long taken;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await part.ReadAsync(buffer, cancellationToken);
        taken += read;
        return taken <= mostBytes ? read : throw new LeadFileBrokenException(new WorkbookIsTooLarge(mostBytes / 1_000_000));
    }

    public override async ValueTask DisposeAsync()
    {
        await part.DisposeAsync();
        await base.DisposeAsync();
    }
}
