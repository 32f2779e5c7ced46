using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Core.Leads.Imports;

/// <summary>
/// A field of a lead that a column of a file can fill: its name (the property of <see cref="LeadInput"/>, except for <see cref="Unit"/>,
/// which joins the street), what the screen calls it, and the headers it goes by, the likeliest first.
/// </summary>
public sealed class LeadField
{
    public static readonly LeadField Street = new(nameof(LeadInput.Street), "Street", "street", "address", "property address", "street address", "address 1", "address line 1", "site address", "situs address", "property street") { IsRequired = true };
    public static readonly LeadField Unit = new("Unit", "Apartment or unit", "unit", "apt", "apartment", "apartment number", "unit number", "suite", "address 2", "address line 2");
    public static readonly LeadField City = new(nameof(LeadInput.City), "City", "city", "property city", "town", "municipality", "site city", "situs city") { IsRequired = true };
    public static readonly LeadField State = new(nameof(LeadInput.State), "State", "state", "property state", "state code", "province", "site state", "situs state", "st") { IsRequired = true };
    public static readonly LeadField Zip = new(nameof(LeadInput.Zip), "ZIP code", "zip", "zip code", "postal", "postal code", "post code", "property zip", "zip 5", "site zip");
    public static readonly LeadField Latitude = new(nameof(LeadInput.Latitude), "Latitude", "latitude", "lat");
    public static readonly LeadField Longitude = new(nameof(LeadInput.Longitude), "Longitude", "longitude", "long", "lng", "lon");
    public static readonly LeadField OwnerName = new(nameof(LeadInput.OwnerName), "Owner's name", "owner name", "owner", "owner full name", "seller name", "seller", "contact name", "name");
    public static readonly LeadField OwnerEmail = new(nameof(LeadInput.OwnerEmail), "Owner's e-mail", "owner email", "email", "email address", "seller email", "contact email");
    public static readonly LeadField OwnerPhone = new(nameof(LeadInput.OwnerPhone), "Owner's phone", "owner phone", "phone", "phone number", "telephone", "mobile", "cell", "cell phone", "seller phone", "contact phone");
    public static readonly LeadField PropertyType = new(nameof(LeadInput.PropertyType), "Property type", "property type", "type", "prop type", "home type");
    public static readonly LeadField Beds = new(nameof(LeadInput.Beds), "Beds", "beds", "bedrooms", "bed", "br", "bds", "number of bedrooms", "total bedrooms");
    public static readonly LeadField Baths = new(nameof(LeadInput.Baths), "Baths", "baths", "bathrooms", "bath", "ba", "number of bathrooms", "total bathrooms");
    public static readonly LeadField AreaSqFt = new(nameof(LeadInput.AreaSqFt), "Area (sq ft)", "sq ft", "square feet", "living area", "sqft living", "area", "area sq ft", "gross square feet", "square footage", "building sq ft", "living sq ft", "size");
    public static readonly LeadField YearBuilt = new(nameof(LeadInput.YearBuilt), "Year built", "year built", "yr built", "built", "construction year");
    public static readonly LeadField LastSoldOn = new(nameof(LeadInput.LastSoldOn), "Last sold", "last sold on", "last sold", "last sale date", "sale date", "sold date", "date sold", "date of sale", "last sold date", "date");
    public static readonly LeadField Motivation = new(nameof(LeadInput.Motivation), "Motivation", "motivation", "motivation level", "seller motivation", "owner motivation", "urgency");
    public static readonly LeadField MotivationNote = new(nameof(LeadInput.MotivationNote), "Reason to sell", "motivation note", "reason to sell", "reason for selling", "reason", "note", "notes", "comment", "comments", "remarks");
    public static readonly LeadField AskingPrice = new(nameof(LeadInput.AskingPriceCents), "Asking price", "asking price", "price", "list price", "asking", "listing price", "sale price", "amount");

    static LeadField()
    {
        for (var i = 0; i < All.Count; i++)
            All[i].Index = i;
    }

    private LeadField(string name, string label, params string[] headers) => (Name, Label, Headers) = (name, label, headers);

    /// <summary>In the order of a form.</summary>
    public static IReadOnlyList<LeadField> All { get; } =
    [
        Street, Unit, City, State, Zip, Latitude, Longitude, OwnerName, OwnerEmail, OwnerPhone, PropertyType, Beds, Baths, AreaSqFt, YearBuilt,
        LastSoldOn, Motivation, MotivationNote, AskingPrice,
    ];

    public string Name { get; }

    public string Label { get; }

    public IReadOnlyList<string> Headers { get; }

    public bool IsRequired { get; private init; }

    /// <summary>Its place in <see cref="All"/>.</summary>
    internal int Index { get; private set; }

    public static LeadField? Named(string name) => All.FirstOrDefault(field => field.Name == name);

    /// <summary>How surely a header means this field: 0 is its first name, null means it is none of its names.</summary>
    public int? Recognises(string header)
    {
        var wanted = Letters(header);
        for (var i = 0; i < Headers.Count; i++)
        {
            if (Letters(Headers[i]) == wanted)
                return i;
        }

        return wanted == Letters(Label) ? 0 : null;
    }

    public override string ToString() => Label;

    // "Sq__Ft", "sq ft" and "SQFT" are one header.
    private static string Letters(string header) => string.Concat(header.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
