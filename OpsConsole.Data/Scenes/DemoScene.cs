using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Scoring;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users;

namespace OpsConsole.Data.Scenes;

/// <summary>
/// A week in the life of a small firm: its people, and about 300 leads in every state with the activity that brought them there,
/// and a pipeline of opportunities. The
/// leads change through their own methods, at their own times. For Development and tests of the whole; a second call changes nothing.
/// </summary>
public sealed class DemoScene(Func<OpsDb> create, OpsDbServices services, CreateTenant createTenant, TenantSettings settings, TimeProvider clock)
{
    public const string TenantName = "Demo Homes";

    private readonly SceneClock sceneClock = new();

    /// <returns>How many leads were made; 0 when the scene stands already.</returns>
    public async Task<int> SeedAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        now = new DateTime(now.Year, now.Month, now.Day, now.Hour, now.Minute, now.Second, DateTimeKind.Utc);
        sceneClock.NowUtc = now;
        var tenantId = await createTenant.RunAsync(TenantName, ct);
        await using var db = new OpsDbs(create, services with { Clock = sceneClock }).Open(tenantId);
        var people = await PeopleAsync(db, now.AddDays(-30), ct);
        if (await db.Leads.AnyAsync(ct))
            return 0;

        var script = new SceneScript(tenantId, people, now);
        script.Write();
        foreach (var lead in script.Leads)
            db.Leads.Add(lead);
        foreach (var happening in script.Happenings.OrderBy(happening => happening.AtUtc))
        {
            sceneClock.NowUtc = happening.AtUtc;
            db.Record(happening.Actor, happening.Action, happening.Lead, happening.Particulars);
        }

        await db.SaveChangesAsync(ct);
        await MarkDuplicatesAsync(db, script, ct);
        sceneClock.NowUtc = now;
        await new ScenePhotos(new OpsDbs(create, services with { Clock = sceneClock }), settings, people, sceneClock).TakeAsync(now, ct);
        await new SceneDesk(new OpsDbs(create, services with { Clock = sceneClock }), people, sceneClock).WorkAsync(now, ct);
        await new ScenePipeline(new OpsDbs(create, services with { Clock = sceneClock }), people, sceneClock).WorkAsync(now, ct);
        await new ScenePartners(new OpsDbs(create, services with { Clock = sceneClock }), settings, people, sceneClock).WorkAsync(now, ct);
        await new SceneVerification(new OpsDbs(create, services with { Clock = sceneClock }), tenantId).WorkAsync(now, ct);
        await ScoreAsync(db, now, ct);
        await ForgetOldNewsAsync(db, now, ct);
        return script.Leads.Count;
    }

    /// <summary>As the product reckons them, by what the scene made of the leads.</summary>
    private async Task ScoreAsync(OpsDb db, DateTime nowUtc, CancellationToken ct)
    {
        var dbs = new OpsDbs(create, services with { Clock = sceneClock });
        await new MarketCounting(dbs, sceneClock).CountAsync(db.TenantId, ct);
        await new LeadScoring(dbs, settings, sceneClock).ReckonAsync(db.TenantId, await db.Leads.Select(lead => lead.Id).ToListAsync(ct), ct);
        await db.Outbox.Where(row => row.Consumer == OutboxConsumers.Scoring && row.DoneAtUtc == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.DoneAtUtc, nowUtc), ct);
    }

    /// <summary>People find what happened since yesterday in their bell, not a week that nobody lived through.</summary>
    private static async Task ForgetOldNewsAsync(OpsDb db, DateTime nowUtc, CancellationToken ct)
    {
        var old = nowUtc.AddHours(-12);
        await db.Outbox.Where(row => row.Consumer == OutboxConsumers.Notifications && row.AtUtc < old && row.DoneAtUtc == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.DoneAtUtc, nowUtc), ct);
    }

    /// <summary>Adds the missing accounts of the cast and returns them all as actors.</summary>
    public static async Task<IReadOnlyDictionary<string, Actor>> PeopleAsync(OpsDb db, DateTime sinceUtc, CancellationToken ct)
    {
        var hasher = new PasswordHasher<User>();
        var roles = await db.Roles.Include(role => role.Permissions).ToDictionaryAsync(role => role.Name, ct);
        var actors = new Dictionary<string, Actor>();
        foreach (var person in DemoPeople.All)
        {
            var user = await db.Users.FirstOrDefaultAsync(present => present.Email == person.Email, ct);
            if (user is null)
            {
                user = new User
                {
                    TenantId = db.TenantId,
                    DisplayName = person.Name,
                    UserName = person.Email,
                    NormalizedUserName = person.Email.ToUpperInvariant(),
                    Email = person.Email,
                    NormalizedEmail = person.Email.ToUpperInvariant(),
                    EmailConfirmed = true,
                    SecurityStamp = Guid.NewGuid().ToString("N"),
                    LockoutEnabled = true,
                    IsDemo = true,
                    CreatedAtUtc = sinceUtc,
                };
                user.PasswordHash = hasher.HashPassword(user, DemoPeople.Password);
                db.Users.Add(user);
                await db.SaveChangesAsync(ct);
                db.RoleMemberships.Add(new RoleMembership { UserId = user.Id, RoleId = roles[person.Role].Id, TenantId = db.TenantId });
                await db.SaveChangesAsync(ct);
            }

            actors[person.Email] = new Actor(db.TenantId, user.Id, user.DisplayName, [.. roles[person.Role].Permissions.Select(permission => permission.Permission)]);
        }

        return actors;
    }

    /// <summary>A few leads that agents entered although the address stands already; they name the lead they match.</summary>
    private async Task MarkDuplicatesAsync(OpsDb db, SceneScript script, CancellationToken ct)
    {
        foreach (var (original, copy) in script.Copies())
        {
            sceneClock.NowUtc = copy.SubmittedAtUtc;
            db.Leads.Add(copy);
            db.Record(script.Ana, "lead.submitted", copy, new { MatchesLeadId = original.Id });
        }

        await db.SaveChangesAsync(ct);
    }
}
