using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Leads.Filtering;
using OpsConsole.Core.Leads.Listing;

namespace OpsConsole.Core.Leads;

/// <summary>A lead as the command palette offers it; <paramref name="Owner"/> is what was matched besides the address.</summary>
public sealed record FoundLead(long Id, string Street, string City, string? Owner, LeadStatus Status);

/// <summary>
/// Finds leads by the beginning of their address, owner's name, e-mail or phone, or by their number: each part the first rows of an
/// index, so it costs the same among a hundred thousand leads as among a hundred. When these are few, by any word of the search text as
/// well, in the tenant's index in memory.
/// </summary>
public sealed class FindLeadsQuery(OpsDbs dbs, LeadListQuery list)
{
    public const int Most = 8;
    public const int ShortestText = 2;
    public const int LongestText = 100;

    public async Task<Result<IReadOnlyList<FoundLead>>> LoadAsync(string text, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.View) is { } refusal)
            return refusal;
        var typed = text.Trim();
        typed = typed.Length <= LongestText ? typed : typed[..LongestText];
        await using var db = dbs.Open(actor);
        var leads = db.Leads.AsNoTracking();
        var found = new List<FoundLead>();
        foreach (var part in Parts(leads, typed))
        {
            if (found.Count >= Most)
                break;
            found.AddRange(await part.Take(Most).Select(lead => new FoundLead(lead.Id, lead.Street, lead.City, lead.OwnerName, lead.Status)).ToListAsync(ct));
        }

        if (found.DistinctBy(lead => lead.Id).Count() < Most && typed.Length >= ShortestText && SearchText.Wanted(typed) is not null)
            found.AddRange(await WithWordAsync(db, typed, actor, ct));
        return found.DistinctBy(lead => lead.Id).Take(Most).ToList();
    }

    private async Task<IEnumerable<FoundLead>> WithWordAsync(OpsDb db, string typed, Actor actor, CancellationToken ct)
    {
        // Who types on gives the question up; an index that is being made for it is made to its end all the same, for the next one.
        var asked = list.FindAsync(new(actor.TenantId, new HasText(typed), LeadSort.Default, 0, Most, actor.UserId), CancellationToken.None);
        var rows = await db.RowsAsync((await asked.WaitAsync(ct)).Ids, ct);
        return rows.Select(row => new FoundLead(row.Id, row.Street, row.City, row.OwnerName, row.Status));
    }

    private static IEnumerable<IQueryable<Lead>> Parts(IQueryable<Lead> leads, string typed)
    {
        var digits = new string([.. typed.Where(char.IsAsciiDigit)]);
        if (long.TryParse(typed.TrimStart('#'), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id))
            yield return leads.Where(lead => lead.Id == id).OrderBy(lead => lead.Id);
        if (typed.Length < ShortestText)
            yield break;
        if (typed.Contains('@', StringComparison.Ordinal))
        {
            yield return leads.Where(lead => lead.OwnerEmail!.StartsWith(typed)).OrderBy(lead => lead.OwnerEmail).ThenBy(lead => lead.Id);
            yield break;
        }

        if (digits.Length >= 3 && typed.All(letter => char.IsAsciiDigit(letter) || " ()+-./".Contains(letter, StringComparison.Ordinal)))
        {
            var phone = digits.StartsWith('1') ? $"+{digits}" : $"+1{digits}";
            yield return leads.Where(lead => lead.OwnerPhone!.StartsWith(phone)).OrderBy(lead => lead.OwnerPhone).ThenBy(lead => lead.Id);
        }

        // By state, because the board's index of streets begins with it; five short seeks in one round trip.
        yield return Enum.GetValues<LeadStatus>()
            .Select(status => leads.Where(lead => lead.Status == status && lead.Street.StartsWith(typed)).OrderBy(lead => lead.Street).ThenBy(lead => lead.Id).Take(Most))
            .Aggregate((all, next) => all.Concat(next)).OrderBy(lead => lead.Street).ThenBy(lead => lead.Id);
        yield return leads.Where(lead => lead.OwnerName!.StartsWith(typed)).OrderBy(lead => lead.OwnerName).ThenBy(lead => lead.Id);
        yield return leads.Where(lead => lead.OwnerEmail!.StartsWith(typed)).OrderBy(lead => lead.OwnerEmail).ThenBy(lead => lead.Id);
    }
}
