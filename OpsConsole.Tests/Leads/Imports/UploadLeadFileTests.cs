using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Files;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Leads.Imports;

public sealed class UploadLeadFileTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task A_file_of_many_pieces_is_kept_and_read_back_as_it_came(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var text = SomeImports.Csv(20_000);
        Assert.InRange(text.Length, 3 * StoredFileChunk.Size, 5 * StoredFileChunk.Size);

        var importId = (await ops.UploadAsync(text, await ops.MariaAsync(), @"C:\exports\May list.csv")).Value;

        var view = await ops.ViewAsync(importId);
        Assert.Equal(("May list.csv", "May list", 20_000, ImportStanding.Preparing), (view.FileName, view.Source, view.Rows, view.Standing));
        Assert.Empty(ColumnMapping.FromJson(view.Mapping).Value.Missing);
        await using var db = ops.Open();
        var file = await db.Files.SingleAsync();
        using var back = new MemoryStream();
        await (await StoredFileStream.OpenAsync(ops.Dbs, ops.TenantId, file.Id, ct)).CopyToAsync(back, ct);
        Assert.Equal(text, Encoding.UTF8.GetString(back.ToArray()));
        Assert.Equal(text.Length, file.Length);
        Assert.Equal(["lead-import.uploaded"], await db.Activity.Where(entry => entry.SubjectKind == "lead-import").Select(entry => entry.Action).ToListAsync());
        var samples = await ops.Get<LeadImportSampleQuery>().LoadAsync(ops.TenantId, importId, ct);
        Assert.Equal(["1 Alder Creek Rd", "2 Alder Creek Rd", "3 Alder Creek Rd"], samples.Rows.Take(3).Select(row => row.Cells[0]));
    }

    public static TheoryData<string, byte[], Type> Unreadable => new()
    {
        { "empty", [], typeof(FileIsEmpty) },
        { "blank", "\r\n \r\n"u8.ToArray(), typeof(FileIsEmpty) },
        { "header only", Encoding.UTF8.GetBytes(SomeImports.Header), typeof(FileHasNoRows) },
        { "no header", Encoding.UTF8.GetBytes(SomeImports.Row(1) + "\n" + SomeImports.Row(2)), typeof(FileHasNoHeader) },
        { "a zip that is no workbook", Workbook(), typeof(FileIsNoWorkbook) },
        { "picture", [0x89, (byte)'P', (byte)'N', (byte)'G', 0, 0, 0, 13], typeof(FileLooksBinary) },
        { "Latin-1", Encoding.Latin1.GetBytes(SomeImports.Csv("1 Café Rd,Sacramento,CA,95838,3,2,1")), typeof(FileIsNotUtf8) },
        { "Latin-1 far inside", [.. Encoding.UTF8.GetBytes(SomeImports.Csv(9_000)), .. Encoding.Latin1.GetBytes("1 Café Rd,Sacramento,CA,95838,3,2,1")], typeof(FileIsNotUtf8) },
        { "open quote", Encoding.UTF8.GetBytes(SomeImports.Csv(900) + "\"1 Open Rd,Sacramento"), typeof(FileQuoteIsNeverClosed) },
    };

    [Theory, MemberData(nameof(Unreadable))]
    public async Task What_cannot_be_read_to_its_end_is_refused_and_nothing_is_kept(string name, byte[] bytes, Type error)
    {
        await using var ops = await TestOps.StartAsync();
        var refused = await ops.UploadAsync(bytes, await ops.MariaAsync(), name + ".csv");

        Assert.IsType(error, refused.Error);
        await AssertNothingIsKeptAsync(ops);
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_while_it_comes()
    {
        await using var ops = await TestOps.StartAsync();
        await using (var db = ops.Open())
        {
            db.Settings.Add(new Setting { Key = SettingCatalog.ImportMegabytes.Key, Value = "1" });
            await db.SaveChangesAsync(ct);
        }

        var endless = new UploadInTrickles();
        var refused = await ops.Get<UploadLeadFile>().RunAsync("endless.csv", endless, await ops.MariaAsync(), ct);

        Assert.Equal(new FileIsTooLarge(1), refused.Error);
        Assert.InRange(endless.Reads, 1, 40);
        await AssertNothingIsKeptAsync(ops);
    }

    [Fact]
    public async Task A_line_that_breaks_leaves_nothing_behind()
    {
        await using var ops = await TestOps.StartAsync();
        var broken = new UploadInTrickles { BreaksAfter = 9 };
        await Assert.ThrowsAsync<IOException>(async () => await ops.Get<UploadLeadFile>().RunAsync("broken.csv", broken, await ops.MariaAsync(), ct));
        await AssertNothingIsKeptAsync(ops);
    }

    [Fact]
    public async Task What_a_killed_upload_left_is_swept_up_a_day_later()
    {
        await using var ops = await TestOps.StartAsync();
        await using (var db = ops.Open())
        {
            db.Files.Add(new StoredFile { Name = "half.csv", CreatedAtUtc = ops.Time.NowUtc });
            await db.SaveChangesAsync(ct);
            db.FileChunks.Add(new StoredFileChunk { FileId = await db.Files.Select(file => file.Id).SingleAsync(ct), Number = 0, Bytes = [1] });
            await db.SaveChangesAsync(ct);
        }

        var maria = await ops.MariaAsync();
        await ops.UploadAsync(SomeImports.Csv(1), maria, "first.csv");
        ops.Time.Advance(StoreFile.Abandoned + TimeSpan.FromMinutes(1));
        await ops.UploadAsync(SomeImports.Csv(2), maria, "second.csv");

        await using var after = ops.Open();
        Assert.Equal(["first.csv", "second.csv"], await after.Files.OrderBy(file => file.Id).Select(file => file.Name).ToListAsync(ct));
        Assert.Equal(2, await after.FileChunks.CountAsync(ct));
    }

    [Theory, OnEveryDatabase]
    public async Task The_same_file_sent_again_before_the_start_is_the_same_import(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        var first = (await ops.UploadAsync(SomeImports.Csv(3), maria)).Value;

        Assert.Equal(first, (await ops.UploadAsync(SomeImports.Csv(3), maria)).Value);
        Assert.NotEqual(first, (await ops.UploadAsync(SomeImports.Csv(3), jonas)).Value);
        Assert.NotEqual(first, (await ops.UploadAsync(SomeImports.Csv(4), maria)).Value);
        await ops.Get<StartLeadImport>().RunAsync((await ops.ViewAsync(first)).Ref, "May", maria, ct);
        Assert.NotEqual(first, (await ops.UploadAsync(SomeImports.Csv(3), maria)).Value);
    }

    [Fact]
    public async Task Upload_WithoutThePermission_IsRefusedBeforeAByteIsRead()
    {
        await using var ops = await TestOps.StartAsync();
        var stream = new UploadInTrickles();
        Assert.IsType<NotAllowed>((await ops.Get<UploadLeadFile>().RunAsync("leads.csv", stream, await ops.AnaAsync(), ct)).Error);
        Assert.Equal(0, stream.Reads);
    }

    [Fact]
    public async Task An_import_belongs_to_its_tenant()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var importId = (await ops.UploadAsync(SomeImports.Csv("1 A St,Sacramento,Nowhere,95838,1,1,1"), maria)).Value;
        var target = (await ops.ViewAsync(importId)).Ref;
        var delta = await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct);
        var stranger = await ops.SomebodyAsync("Dora Delta", Core.Permissions.BuiltInRoles.Manager, delta);
        var mapping = ColumnMapping.FromJson((await ops.ViewAsync(importId)).Mapping).Value;

        Assert.Null(await ops.Get<LeadImportQuery>().LoadAsync(delta, importId, ct));
        Assert.Empty((await ops.Get<LeadImportListQuery>().LoadAsync(delta, null, ct)).Imports);
        Assert.Empty((await ops.Get<LeadImportSampleQuery>().LoadAsync(delta, importId, ct)).Rows);
        Assert.Null(await ops.Get<FailedRowsQuery>().WriteAsync(new MemoryStream(), delta, importId, ct));
        Assert.IsType<NotFound>((await ops.Get<CorrectImportMapping>().RunAsync(target, mapping, "Theirs", stranger, ct)).Error);
        Assert.IsType<NotFound>((await ops.Get<StartLeadImport>().RunAsync(target, "Theirs", stranger, ct)).Error);
        Assert.IsType<NotFound>((await ops.Get<ResumeLeadImport>().RunAsync(importId, stranger, ct)).Error);

        await ops.Get<StartLeadImport>().RunAsync(target, "Ours", maria, ct);
        await ops.RunQueueAsync();
        Assert.Single(await ops.RefusedAsync(importId));
        Assert.Empty((await ops.Get<LeadImportProblemQuery>().RefusedAsync(delta, importId, null, ct)).Rows);
    }

    private static async Task AssertNothingIsKeptAsync(TestOps ops)
    {
        await using var db = ops.Open();
        Assert.Equal((0, 0, 0), (await db.Files.CountAsync(ct), await db.FileChunks.CountAsync(ct), await db.LeadImports.CountAsync(ct)));
        Assert.False(await db.Activity.AnyAsync(entry => entry.SubjectKind == "lead-import", ct));
    }

    /// <summary>A sheet, but nothing that says it is one.</summary>
    private static byte[] Workbook()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        using (var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml").Open())
            sheet.Write("<worksheet/>"u8);
        return bytes.ToArray();
    }

    private sealed class UploadInTrickles : Stream
    {
        public int Reads { get; private set; }

        public int BreaksAfter { get; init; } = int.MaxValue;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            if (++Reads > BreaksAfter)
                throw new IOException("The line broke.");
            buffer = buffer[..Math.Min(buffer.Length, 64 * 1024)];
            buffer.Span.Fill((byte)'a');
            return buffer.Length;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override void Flush() => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
