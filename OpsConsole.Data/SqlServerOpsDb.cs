using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Data.Users;

namespace OpsConsole.Data;

public sealed class SqlServerOpsDb(DbContextOptions<SqlServerOpsDb> options) : OpsDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        Mapping.Conventions(configurationBuilder);
        configurationBuilder.Properties<decimal>().HavePrecision(18, 4);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        Mapping.Apply(builder);
        base.OnModelCreating(builder);
        IdentityTables.Name(builder);
    }
}
