namespace OpsConsole.Core.Security.Places;

/// <summary>Where a network address is said to be, in degrees; good to a city at best.</summary>
/// <param name="Name">"Denver, Colorado, US".</param>
public sealed record AddressPlace(string Name, double Latitude, double Longitude);

/// <param name="Path">The file that says where addresses are; null when the operator gives none, and then nothing is known.</param>
public sealed record AddressPlacesFile(string? Path);
