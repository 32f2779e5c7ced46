using System.Text;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Leads.Imports;

/// <summary>Whatever bytes come, reading ends with rows or with a named error, never with anything else. The seed is fixed.</summary>
public sealed class LeadFileFuzzTests
{
    private static readonly LeadInputRules Rules = new(new ManualTime());

    private static readonly byte[] Good = Encoding.UTF8.GetBytes(
        "street,city,state,zip,beds,baths,sq__ft,type,sale_date,price,latitude,longitude,owner,note\r\n"
        + "3526 HIGH ST,SACRAMENTO,CA,95838,2,1,836,Residential,Wed May 21 00:00:00 EDT 2008,59222,38.631913,-121.434879,Rosa,\"two\r\nlines\"\r\n"
        + "\"12, Main St\",Galt,California,95632-1234,0,0,0,Land,2008-05-21,\"$1,059,222.00\",0,0,\"O\"\"Brien\",\r\n"
        + "1 Piñon St,Elk Grove,CA,95624,3,2.5,1167,Condo,5/21/2008,100000,,,,=1+1\r\n");

    [Fact]
    public async Task Mutations_OfAGoodFile_NeverThrowAnythingElse()
    {
        var random = new Random(20_260_504);
        var (rows, errors) = (0, new HashSet<Type>());
        for (var i = 0; i < 2_000; i++)
        {
            var (read, error) = await ReadAsync(Mutated(random));
            rows += read;
            if (error is not null)
                errors.Add(error.GetType());
        }

        Assert.True(rows > 2_000 && errors.Count >= 5, $"{rows} rows, {string.Join(", ", errors.Select(type => type.Name))}");
    }

    [Fact]
    public async Task RandomBytes_NeverThrowAnythingElse()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var bytes = new byte[random.Next(0, 3_000)];
            random.NextBytes(bytes);
            if (i % 2 == 0)
                bytes = [.. "street,price\n"u8, .. bytes.Select(letter => (byte)(letter % 3 == 0 ? ",\"\n"[letter % 3] : 32 + letter % 95))];
            if (i % 5 == 0)
                bytes = [0xff, 0xfe, .. Encoding.Unicode.GetBytes("street,price\n"), .. bytes];
            await ReadAsync(bytes);
        }
    }

    private static byte[] Mutated(Random random)
    {
        var bytes = new List<byte>(Good);
        for (var change = random.Next(1, 6); change > 0; change--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.Insert(at, (byte)"\",;\t|\r\n=#\0"[random.Next(10)]); break;
                case 2: bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at)); break;
                case 3: bytes.InsertRange(at, bytes.Skip(random.Next(bytes.Count)).Take(random.Next(60)).ToArray()); break;
                case 4: bytes.RemoveRange(at, bytes.Count - at); break;
                default: bytes.InsertRange(at, Enumerable.Repeat((byte)"x,\"\n"[random.Next(4)], random.Next(2_000))); break;
            }

            if (bytes.Count == 0)
                break;
        }

        return [.. bytes];
    }

    private static async Task<(int Rows, LeadFileError? Error)> ReadAsync(byte[] bytes)
    {
        var opened = await LeadFile.OpenAsync(new DrippingStream(new MemoryStream(bytes), 512), CancellationToken.None);
        if (!opened.Succeeded)
            return (0, Assert.IsAssignableFrom<LeadFileError>(opened.Error));
        await using var file = opened.Value;
        var mapping = ColumnMapping.Recognise(file.Headers);
        var (rows, line) = (0, 1);
        try
        {
            await foreach (var row in file.RowsAsync())
            {
                Assert.True(row.Line > line || rows == 0);
                line = row.Line;
                rows++;
                var lead = LeadRow.Read(row, mapping, Rules);
                Assert.True(lead.Input is null == lead.Problems.Count > 0);
                Assert.True(lead.Input is null || lead.Input.Address().Key.Length <= 200);
            }
        }
        catch (LeadFileBrokenException broken)
        {
            return (rows, broken.Error);
        }

        return (rows, null);
    }
}
