using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Data.Users;

namespace OpsConsole.Data;

public sealed class SqliteOpsDb(DbContextOptions<SqliteOpsDb> options) : OpsDb(options)
{
    // As many parameters as ids would be a statement for each count of them, and SQLite finds a parameter by comparing its name with all before it.
    public override IQueryable<Lead> LeadsOf(IReadOnlyCollection<long> ids)
    {
        var keys = $"[{string.Join(',', ids)}]";
        return Leads.FromSql($"""SELECT "l".* FROM json_each({keys}) AS "k" CROSS JOIN "Leads" AS "l" ON "l"."Id" = "k"."value" """);
    }

    protected override async Task<int> SaveRowsAsync(bool acceptAllChangesOnSuccess, CancellationToken ct)
    {
        var (many, changed) = (SqliteInserts.In(ChangeTracker), SqliteUpdates.In(ChangeTracker));
        if (many.Count == 0 && changed.Count == 0)
            return await base.SaveRowsAsync(acceptAllChangesOnSuccess, ct);
        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(ct) : null;
        var saved = 0;
        foreach (var (plan, rows) in many)
            saved += await SqliteInserts.InsertAsync(Database, plan, rows, ct);
        foreach (var (plan, rows) in changed)
            saved += SqliteUpdates.Update(Database, plan, rows, ct);
        saved += await base.SaveRowsAsync(acceptAllChangesOnSuccess, ct);
        if (own is not null)
            await own.CommitAsync(ct);
        return saved;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        Mapping.Conventions(configurationBuilder);
        // SQLite has no type of its own for either; numbers keep sorting and comparing right.
        configurationBuilder.Properties<decimal>().HaveConversion<double>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Microsoft.EntityFrameworkCore.Storage.ValueConversion.DateTimeOffsetToBinaryConverter>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        Mapping.Apply(builder);
        // LIKE takes no notice of case in SQLite; an index helps it only when it takes none either.
        var lead = builder.Entity<Lead>();
        lead.Property(row => row.Street).UseCollation("NOCASE");
        lead.Property(row => row.OwnerName).UseCollation("NOCASE");
        lead.Property(row => row.OwnerEmail).UseCollation("NOCASE");
        lead.Property(row => row.OwnerPhone).UseCollation("NOCASE");
        builder.Entity<Core.Opportunities.Opportunity>().Property(row => row.Title).UseCollation("NOCASE");
        base.OnModelCreating(builder);
        IdentityTables.Name(builder);
    }
}
