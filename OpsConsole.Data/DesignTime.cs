using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace OpsConsole.Data;

/// <summary>Lets <c>dotnet ef</c> make contexts without the web host; neither opens a connection to add a migration.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteOpsDb>
{
    public SqliteOpsDb CreateDbContext(string[] args)
    {
        SQLitePCL.Batteries_V2.Init();
        return new(new DbContextOptionsBuilder<SqliteOpsDb>().UseSqlite("Data Source=design.db").Options);
    }
}

internal sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerOpsDb>
{
    public SqlServerOpsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerOpsDb>().UseSqlServer("Server=design;Database=design").Options);
}
