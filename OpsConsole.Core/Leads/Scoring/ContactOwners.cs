using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Matching;

namespace OpsConsole.Core.Leads.Scoring;

/// <summary>The owners' names that phones or e-mails stand beside, over all leads. "Hernandez, Maria" is Maria Hernandez.</summary>
internal sealed class ContactOwners
{
    /// <summary>Of one contact so many leads are looked at, the oldest; more would say no more.</summary>
    private const int MostLeads = 100;

    /// <summary>Up to so many contacts are asked about one by one, which needs no counting before.</summary>
    private const int Few = 4;

    private readonly ILookup<string, ContactLead> byContact;

    private ContactOwners(IEnumerable<ContactLead> found) => byContact = found.ToLookup(lead => lead.Contact, StringComparer.OrdinalIgnoreCase);

    public static ContactOwners None { get; } = new([]);

    public static Task<ContactOwners> OfPhonesAsync(OpsDb db, IReadOnlyList<Lead> leads, CancellationToken ct) => ReadAsync(
        leads.Select(lead => lead.OwnerPhone),
        contact => db.Leads.Where(lead => lead.OwnerPhone != null && lead.OwnerPhone == contact),
        contacts => db.Leads.Where(lead => lead.OwnerPhone != null && contacts.Contains(lead.OwnerPhone)).GroupBy(lead => lead.OwnerPhone!),
        contacts => db.Leads.Where(lead => lead.OwnerPhone != null && contacts.Contains(lead.OwnerPhone)).Select(lead => new ContactLead(lead.OwnerPhone!, lead.Id, lead.OwnerName)), ct);

    public static Task<ContactOwners> OfEmailsAsync(OpsDb db, IReadOnlyList<Lead> leads, CancellationToken ct) => ReadAsync(
        leads.Select(lead => lead.OwnerEmail),
        contact => db.Leads.Where(lead => lead.OwnerEmail != null && lead.OwnerEmail == contact),
        contacts => db.Leads.Where(lead => lead.OwnerEmail != null && contacts.Contains(lead.OwnerEmail)).GroupBy(lead => lead.OwnerEmail!),
        contacts => db.Leads.Where(lead => lead.OwnerEmail != null && contacts.Contains(lead.OwnerEmail)).Select(lead => new ContactLead(lead.OwnerEmail!, lead.Id, lead.OwnerName)), ct);

    /// <summary>How many names besides this one.</summary>
    public int CountBeside(string? contact, string? ownerName)
    {
        if (contact is null)
            return 0;
        var own = KeyOf(ownerName);
        return byContact[contact].Select(lead => KeyOf(lead.OwnerName)).Where(name => name.Length > 0 && name != own).Distinct().Count();
    }

    public IEnumerable<long> LeadsWith(string? contact) => contact is null ? [] : byContact[contact].Select(lead => lead.LeadId);

    private static async Task<ContactOwners> ReadAsync(
        IEnumerable<string?> all, Func<string, IQueryable<Lead>> one, Func<string[], IQueryable<IGrouping<string, Lead>>> counted, Func<string[], IQueryable<ContactLead>> several, CancellationToken ct)
    {
        var contacts = all.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        if (contacts.Length == 0)
            return None;
        var found = new List<ContactLead>();
        var singly = contacts;
        if (contacts.Length > Few)
        {
            var counts = await counted(contacts).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(ct);
            var some = counts.Where(count => count.Count is > 1 and <= MostLeads).Select(count => count.Key).ToArray();
            singly = [.. counts.Where(count => count.Count > MostLeads).Select(count => count.Key)];
            if (some.Length > 0)
                found.AddRange(await several(some).ToListAsync(ct));
        }

        foreach (var contact in singly)
            found.AddRange(await one(contact).OrderBy(lead => lead.Id).Take(MostLeads).Select(lead => new ContactLead(contact, lead.Id, lead.OwnerName)).ToListAsync(ct));
        return new ContactOwners(found);
    }

    private static string KeyOf(string? name) => string.Join(' ', PersonName.Words(name).Order(StringComparer.Ordinal));

    private sealed record ContactLead(string Contact, long LeadId, string? OwnerName);
}
