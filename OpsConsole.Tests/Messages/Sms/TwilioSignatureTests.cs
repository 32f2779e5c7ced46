using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OpsConsole.Core.Messages.Sms.Twilio;

namespace OpsConsole.Tests.Messages.Sms;

public sealed class TwilioSignatureTests
{
    private const string Url = "https://console.keller.test/hooks/twilio/status?message=7&attempt=abc";
    private const string Token = "the-token";

    private static readonly KeyValuePair<string, string>[] fields = [new("To", "+19165550134"), new("Body", "Grüße & more"), new("MessageSid", "SM1")];

    /// <summary>The vendor's own vectors, where the folder of shared data is.</summary>
    [Fact]
    public async Task The_vendors_vectors_come_out_as_it_says()
    {
        var path = Environment.GetEnvironmentVariable("OPSCONSOLE_TWILIO_VECTORS") ?? Found();
        Assert.SkipUnless(path is not null && File.Exists(path), "the vendor's vectors are not on this machine");
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(path!));
        var count = 0;
        foreach (var vector in json.RootElement.GetProperty("vectors").EnumerateArray())
        {
            var (token, url, signature) = (vector.GetProperty("auth_token").GetString()!, vector.GetProperty("url").GetString()!, vector.GetProperty("signature").GetString());
            var isValid = vector.GetProperty("body").GetString() is { } body
                ? TwilioSignature.IsValidOfBody(token, url, Encoding.UTF8.GetBytes(body), signature)
                : TwilioSignature.IsValid(token, url, [.. vector.GetProperty("params").EnumerateObject().Select(field => KeyValuePair.Create(field.Name, field.Value.GetString()!))], signature);
            Assert.True(isValid == vector.GetProperty("valid").GetBoolean(), vector.GetProperty("test").GetString());
            count++;
        }

        Assert.InRange(count, 15, 100);
    }

    /// <summary>Reckoned here by hand, so that the code is not its own witness.</summary>
    [Fact]
    public void It_is_over_the_address_and_the_fields_by_name()
    {
        var signed = Url + "BodyGrüße & more" + "MessageSidSM1" + "To+19165550134";
#pragma warning disable CA5350 // The vendor knows nothing else.
        var expected = Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(Token), Encoding.UTF8.GetBytes(signed)));
#pragma warning restore CA5350
        Assert.Equal(expected, TwilioSignature.Of(Token, Url, fields));
        Assert.True(TwilioSignature.IsValid(Token, Url, fields, expected));
        Assert.True(TwilioSignature.IsValid(Token, Url, [.. fields.Reverse()], expected));
        Assert.True(TwilioSignature.IsValid(Token, Url.Replace(".test/", ".test:443/"), fields, expected));
        Assert.True(TwilioSignature.IsValid(Token, Url, [.. fields, fields[0]], expected));
    }

    [Fact]
    public void Whatever_is_changed_it_no_longer_fits()
    {
        var good = TwilioSignature.Of(Token, Url, fields);
        var random = new Random(3);
        for (var run = 0; run < 2_000; run++)
        {
            var (token, url, changed, signature) = (Token, Url, fields.ToArray(), good);
            switch (run % 8)
            {
                case 0: signature = Changed(good, random); break;
                case 1: token = Changed(Token, random); break;
                case 2: url = Changed(Url, random); break;
                case 3: changed[1] = new("Body", Changed(fields[1].Value, random)); break;
                case 4: changed[2] = new(Changed("MessageSid", random), "SM1"); break;
                case 5: changed = [.. fields, new("Extra", "")]; break;
                case 6: changed = [.. fields.Skip(1)]; break;
                default: (changed[0], changed[2]) = (new("To", "SM1"), new("MessageSid", "+19165550134")); break;
            }

            Assert.False(TwilioSignature.IsValid(token, url, changed, signature), $"{token} {url} {signature}");
        }

        Assert.False(TwilioSignature.IsValid(Token, Url, fields, null));
        Assert.False(TwilioSignature.IsValid(Token, Url, fields, ""));
        Assert.False(TwilioSignature.IsValid("", Url, fields, TwilioSignature.Of("", Url, fields)));
        foreach (var odd in new[] { "", "http", "https://", "https://[::1]", "https://[::1]:8080/x", "://", "https://u:p@h?x#y" })
            Assert.False(TwilioSignature.IsValid(Token, odd, fields, good));
        Assert.True(TwilioSignature.IsValid(Token, "https://[::1]:443/x", fields, TwilioSignature.Of(Token, "https://[::1]/x", fields)));
    }

    private static string Changed(string text, Random random)
    {
        var letters = text.ToCharArray();
        var at = random.Next(letters.Length);
        letters[at] = letters[at] == 'q' ? 'w' : 'q';
        return new(letters);
    }

    private static string? Found()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "data", "webhooks", "twilio", "signature_vectors.json") is var path && File.Exists(path))
                return path;
        return null;
    }
}
