using System.Text;
using OpsConsole.Core.Leads.Photos;
using OpsConsole.Core.Leads.Photos.Reading;

namespace OpsConsole.Tests.Leads.Photos;

public sealed class PictureReaderTests
{
    public static TheoryData<string, byte[]> Whole => new()
    {
        { "PNG", SomePictures.Png() },
        { "JPEG", SomePictures.Jpeg() },
        { "WebP", SomePictures.Webp() },
    };

    [Theory, MemberData(nameof(Whole))]
    public void A_plain_picture_is_kept_as_it_is(string kind, byte[] bytes)
    {
        var picture = PictureReader.Read(bytes, "front").Value;

        Assert.Equal((64, 48), (picture.Width, picture.Height));
        Assert.Equal(kind, picture.Kind.ToString(), ignoreCase: true);
        Assert.Equal(bytes, picture.Bytes);
        Assert.Null(picture.TakenOn);
    }

    [Theory, MemberData(nameof(Whole))]
    public void One_that_ends_too_early_is_refused_wherever_it_ends(string kind, byte[] bytes)
    {
        Assert.NotNull(kind);
        for (var length = 1; length < bytes.Length; length++)
            Assert.NotNull(PictureReader.Read(bytes[..length], "front.jpg").Error);
        Assert.IsType<PhotoIsCutShort>(PictureReader.Read(bytes[..^3], "front.jpg").Error);
    }

    [Theory, MemberData(nameof(Whole))]
    public void One_with_something_behind_it_is_refused_and_padding_is_cut(string kind, byte[] bytes)
    {
        Assert.NotNull(kind);
        Assert.IsType<PhotoHasMoreBehind>(PictureReader.Read([.. bytes, .. "<script>alert(1)</script>"u8], "front.jpg").Error);
        Assert.IsType<PhotoHasMoreBehind>(PictureReader.Read([.. bytes, .. "PK\u0003\u0004"u8, 0, 0], "front.jpg").Error);
        Assert.Equal(bytes, PictureReader.Read([.. bytes, .. new byte[500]], "front.jpg").Value.Bytes);
    }

    public static TheoryData<string, byte[], string> Foreign => new()
    {
        { "script", "#!/bin/sh\nrm -rf /"u8.ToArray(), "a script" },
        { "page", "<!DOCTYPE html><html><body>"u8.ToArray(), "a web page" },
        { "svg", "<?xml version=\"1.0\"?><svg onload='alert(1)'/>"u8.ToArray(), "an SVG drawing" },
        { "php", "<?php system($_GET['c']);"u8.ToArray(), "a script" },
        { "gif", "GIF89a<script>"u8.ToArray(), "a GIF" },
        { "pdf", "%PDF-1.7"u8.ToArray(), "a PDF" },
        { "heic", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0], "an HEIC picture" },
        { "zip", "PK\u0003\u0004x"u8.ToArray(), "an archive or a document" },
        { "program", [.. "MZ"u8, 0x90, 0, 3], "a program" },
        { "text", "hello"u8.ToArray(), "a text file" },
        { "zeros", new byte[40], "a file of another kind" },
    };

    [Theory, MemberData(nameof(Foreign))]
    public void What_is_no_picture_is_told_by_what_it_is_whatever_its_name_says(string kind, byte[] bytes, string found)
    {
        var refused = Assert.IsType<PhotoIsNoPicture>(PictureReader.Read(bytes, $"{kind}.jpg").Error);

        Assert.Equal($"“{kind}.jpg” is {found}, not a photo we can show. Choose a JPEG, PNG or WebP picture.", refused.Message);
    }

    [Fact]
    public void An_empty_file_is_told_so() => Assert.IsType<PhotoIsEmpty>(PictureReader.Read([], "front.jpg").Error);

    [Fact]
    public void A_bomb_is_refused_by_its_head_before_anything_is_unpacked()
    {
        Assert.Equal("“bomb.png” has 50,000 × 50,000 pixels; 60 million is the most. Make it smaller and choose it again.",
            Assert.IsType<PhotoHasTooManyPixels>(PictureReader.Read(SomePictures.PngOfSize(50_000, 50_000), "bomb.png").Error).Message);
        Assert.IsType<PhotoHasTooManyPixels>(PictureReader.Read(SomePictures.Jpeg(20_000, 20_000), "bomb.jpg").Error);
        Assert.IsType<PhotoHasTooManyPixels>(PictureReader.Read(SomePictures.Webp(16_000, 16_000), "bomb.webp").Error);
    }

    [Fact]
    public void A_head_that_promises_more_pixels_than_there_are_is_refused()
    {
        Assert.IsType<PhotoIsCutShort>(PictureReader.Read(SomePictures.PngOfSize(7_000, 7_000), "x.png").Error);
        Assert.IsType<PhotoIsDamaged>(PictureReader.Read(SomePictures.PngOfSize(16, 16), "x.png").Error);
        Assert.IsType<PhotoIsDamaged>(PictureReader.Read(SomePictures.PngOfSize(0, 16), "x.png").Error);
        var jpeg = SomePictures.Jpeg();
        var frame = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        (jpeg[frame + 5], jpeg[frame + 7]) = (0x13, 0x13);
        Assert.IsType<PhotoIsCutShort>(PictureReader.Read(jpeg, "x.jpg").Error);
    }

    [Theory, InlineData(1, 64, 48), InlineData(3, 64, 48), InlineData(6, 48, 64), InlineData(8, 48, 64)]
    public void Where_it_was_taken_goes_and_how_it_is_turned_stays(int orientation, int width, int height)
    {
        var exif = SomePictures.Exif(orientation, "2026:05:17 09:31:02");
        var secret = Encoding.ASCII.GetBytes(SomePictures.Secret);
        byte[][] files =
        [
            SomePictures.Jpeg(64, 48, SomePictures.ExifSegment(orientation, "2026:05:17 09:31:02"), SomePictures.Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. secret]),
                SomePictures.Segment(0xED, [.. "Photoshop 3.0\0"u8, .. secret]), SomePictures.Segment(0xFE, secret)),
            SomePictures.PngWith(PngChunk.Of("eXIf", exif), PngChunk.Of("tEXt", [.. "Comment\0"u8, .. secret]), PngChunk.Of("prVt", secret)),
            SomePictures.Webp(64, 48, ("EXIF", exif), ("XMP ", secret)),
        ];
        foreach (var file in files)
        {
            Assert.True(file.AsSpan().IndexOf(secret) >= 0);
            var picture = PictureReader.Read(file, "front").Value;
            Assert.Equal((width, height, new DateOnly(2026, 5, 17)), (picture.Width, picture.Height, picture.TakenOn));
            Assert.True(picture.Bytes.AsSpan().IndexOf(secret) < 0);
            Assert.True(picture.Bytes.AsSpan().IndexOf("2026:05"u8) < 0);
            // What is kept reads as itself: nothing more goes, and the turn is still known.
            var again = PictureReader.Read(picture.Bytes, "front").Value;
            Assert.Equal(picture.Bytes, again.Bytes);
            Assert.Equal((width, height), (again.Width, again.Height));
            Assert.Null(again.TakenOn);
        }
    }

    [Fact]
    public void A_phones_second_picture_is_cut_when_it_says_so()
    {
        var jpeg = SomePictures.Jpeg(64, 48, SomePictures.Segment(0xE2, [.. "MPF\0II*\0"u8]));

        Assert.Equal(SomePictures.Jpeg(), PictureReader.Read([.. jpeg, .. SomePictures.Jpeg(16, 16)], "x.jpg").Value.Bytes);
        Assert.IsType<PhotoHasMoreBehind>(PictureReader.Read([.. SomePictures.Jpeg(), .. SomePictures.Jpeg(16, 16)], "x.jpg").Error);
    }

    [Fact]
    public void A_chunk_whose_check_sum_is_wrong_is_damage()
    {
        var png = SomePictures.Png();
        png[^20] ^= 1;
        Assert.IsType<PhotoIsDamaged>(PictureReader.Read(png, "x.png").Error);
    }

    /// <summary>Any bytes at all, and any of ours with a few changed, give a picture or a named refusal, and what is taken can be taken again.</summary>
    [Fact]
    public void No_bytes_make_it_fail()
    {
        byte[][] seeds =
        [
            SomePictures.Png(1, 16), SomePictures.Jpeg(16, 16, SomePictures.ExifSegment(6, "2026:05:17 09:31:02")), SomePictures.Webp(16, 16, ("EXIF", SomePictures.Exif(6, "2026:05:17 09:31:02"))),
        ];
        var chance = new Random(20260517);
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = Changed(seeds[round % seeds.Length], chance);
            var read = PictureReader.Read(bytes, "fuzz");
            if (read.Succeeded)
                Assert.Equal(read.Value.Bytes, PictureReader.Read(read.Value.Bytes, "fuzz").Value.Bytes);
        }
    }

    private static byte[] Changed(byte[] seed, Random chance)
    {
        var bytes = chance.Next(8) == 0 ? seed[..chance.Next(seed.Length)] : (byte[])seed.Clone();
        for (var change = chance.Next(5); change >= 0 && bytes.Length > 0; change--)
            bytes[chance.Next(bytes.Length)] = (byte)chance.Next(256);
        return bytes;
    }
}
