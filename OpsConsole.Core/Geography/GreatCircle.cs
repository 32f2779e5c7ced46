namespace OpsConsole.Core.Geography;

public static class GreatCircle
{
    private const double EarthMiles = 3958.8;

    /// <summary>Great-circle distance in statute miles between two places in degrees, by the haversine formula, within half a per cent.</summary>
    public static double Miles((double Latitude, double Longitude) from, (double Latitude, double Longitude) to)
    {
        var (up, across) = (Radians(to.Latitude - from.Latitude) / 2, Radians(to.Longitude - from.Longitude) / 2);
        var half = Math.Pow(Math.Sin(up), 2) + (Math.Cos(Radians(from.Latitude)) * Math.Cos(Radians(to.Latitude)) * Math.Pow(Math.Sin(across), 2));
        return 2 * EarthMiles * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
