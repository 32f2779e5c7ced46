namespace OpsConsole.Web.Parts;

public static class Epoch
{
    /// <summary>Milliseconds since 1970, as the browser's scripts count.</summary>
    public static long Of(DateTime utc) => new DateTimeOffset(utc, TimeSpan.Zero).ToUnixTimeMilliseconds();
}
