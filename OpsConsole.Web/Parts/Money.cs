using System.Globalization;

namespace OpsConsole.Web.Parts;

/// <summary>Amounts in US cents as people read them.</summary>
public static class Money
{
    private static readonly CultureInfo us = CultureInfo.GetCultureInfo("en-US");

    /// <summary>5922200 → "$59,222"; cents only where there are any.</summary>
    public static string Exact(long cents) => (cents / 100m).ToString(cents % 100 == 0 ? "$#,0;−$#,0" : "$#,0.00;−$#,0.00", us);

    /// <summary>For sums in a heading: "$8.1M", "$640k".</summary>
    public static string Short(long cents) => (cents / 100m) switch
    {
        >= 1_000_000_000 and var dollars => (dollars / 1_000_000_000).ToString("$0.0\\B", us),
        >= 1_000_000 and var dollars => (dollars / 1_000_000).ToString("$0.0\\M", us),
        >= 10_000 and var dollars => (dollars / 1_000).ToString("$0\\k", us),
        var dollars => dollars.ToString("$#,0", us),
    };
}
