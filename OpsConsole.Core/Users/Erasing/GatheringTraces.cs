using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;

namespace OpsConsole.Core.Users.Erasing;

internal static class GatheringTraces
{
    /// <summary>By what the person is found: what the account says now, and what it and its activity said before.</summary>
    public static async Task<PersonalTraces> TracesOfAsync(this OpsDb db, User user, CancellationToken ct)
    {
        var registrations = await db.Registrations.AsNoTracking().Where(row => row.UserId == user.Id).Select(row => new { row.Name, row.Email }).ToListAsync(ct);
        var acted = await db.Activity.AsNoTracking().Where(entry => entry.ActorUserId == user.Id).Select(entry => entry.ActorName).Distinct().ToListAsync(ct);
        var renamed = await db.Activity.AsNoTracking().Where(entry => entry.SubjectKind == "user" && entry.SubjectId == user.Id && entry.Action == "user.renamed").ToListAsync(ct);
        var typed = await db.SignInAttempts.AsNoTracking().Where(row => row.UserId == user.Id).Select(row => row.Email).Distinct().ToListAsync(ct);
        var names = Tidied([user.DisplayName, .. acted, .. registrations.Select(row => row.Name), .. renamed.SelectMany(entry => new[] { entry.TextIn("from"), entry.TextIn("to") })])
            .Where(PersonalTraces.CanBeSought).ToList();
        var mails = Tidied([user.Email, user.UserName, .. registrations.Select(row => row.Email), .. typed]).Where(text => text.Contains('@', StringComparison.Ordinal));
        var phones = Tidied([user.PhoneNumber]).SelectMany(PersonalTraces.PhoneAsWritten);
        var hasNamesake = await db.Users.AnyAsync(other => other.Id != user.Id && names.Contains(other.DisplayName), ct);
        return new PersonalTraces(user.Id, names, [.. mails, .. phones], hasNamesake);
    }

    private static IEnumerable<string> Tidied(IEnumerable<string?> words) => words.Where(word => !string.IsNullOrWhiteSpace(word)).Select(word => word!.Trim()).Distinct(StringComparer.OrdinalIgnoreCase);
}
