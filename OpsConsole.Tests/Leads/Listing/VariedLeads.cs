using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Verification;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Leads.Listing;

/// <summary>Leads that differ in everything a list can ask about, unknown values among them; the same ones for the same seed.</summary>
internal static class VariedLeads
{
    public static async Task AddVariedAsync(this TestOps ops, int count, int seed, Actor agent)
    {
        var random = new Random(seed);
        await using var db = ops.Open();
        for (var n = 0; n < count; n++)
        {
            var isDuplicate = n > 10 && random.Next(9) == 0;
            var lead = new Lead
            {
                Street = $"{random.Next(1, 400)} {Pick("High St", "Oak Ave", "Ñandú Way", "O'Hara Ct")}",
                City = Pick("Sacramento", "Elk Grove", "Folsom", "Ñuñoa"),
                State = Pick("CA", "NV"),
                Zip = Pick("95838", "95624", "89501", ""),
                AddressKey = $"{seed}-{n}",
                OwnerName = Maybe(Pick("Maria Hernández", "Walter Marsh", "ÉLODIE BRIGGS", "Sean O’Hara")),
                OwnerEmail = Maybe(Pick("maria@example.com", "walter.marsh@example.com")),
                OwnerPhone = Maybe(Pick("+19165550134", "+17755550199")),
                PropertyType = Any<PropertyType>(),
                Beds = random.Next(4) == 0 ? null : random.Next(6),
                Baths = random.Next(4) == 0 ? null : random.Next(10) / 4m,
                AreaSqFt = random.Next(4) == 0 ? null : random.Next(3_000),
                YearBuilt = random.Next(4) == 0 ? null : random.Next(1900, 2026),
                Motivation = Any<Motivation>(),
                AskingPriceCents = random.Next(5) == 0 ? null : random.Next(60) * 1_234_567L,
                Score = random.Next(101),
                Doubts = (LeadDoubts)random.Next(512),
                DuplicateOfLeadId = isDuplicate ? 1 : null,
                Source = Pick("Agent portal", "County list", "a,b", "back\\slash"),
                SubmittedByUserId = random.Next(3) == 0 ? agent.UserId : null,
                SubmittedByName = Pick("Ana Duarte", "Sam Okafor"),
                SubmittedAtUtc = ops.Time.NowUtc.AddHours(-random.Next(8_000)),
            };
            if (random.Next(4) == 0)
                lead.Ask(agent, ops.Time.NowUtc, "Why?");
            if (lead.Question is not null && random.Next(2) == 0)
                lead.GiveAnswer(ops.Time.NowUtc, "So.");
            if (random.Next(2) == 0)
                lead.Approve(agent, ops.Time.NowUtc.AddHours(-random.Next(400)), TimeSpan.FromHours(random.Next(1, 900)));
            if (random.Next(4) != 0)
                lead.TakeStars(random.Next(1, 6), ops.Time.NowUtc);
            if (random.Next(4) != 0)
                lead.TakeFraudScore(random.Next(3) == 0 ? 0 : random.Next(101), ops.Time.NowUtc);
            if (random.Next(5) == 0)
                lead.Suspect(true, random.Next(2) == 0);
            lead.MarkAsChecked(Any<CheckState>(), Any<CheckState>());
            db.Leads.Add(lead);
            if (n == 0)
                await db.SaveChangesAsync();
        }

        await db.SaveChangesAsync();

        string Pick(params string[] from) => from[random.Next(from.Length)];
        string? Maybe(string text) => random.Next(4) == 0 ? null : text;
        T Any<T>() where T : struct, Enum => Enum.GetValues<T>()[random.Next(Enum.GetValues<T>().Length)];
    }
}
