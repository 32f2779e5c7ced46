using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace OpsConsole.Tests.Ground;

/// <summary>
/// Runs a test once per provider: SQLite always, SQL Server where OPSCONSOLE_TEST_SQLSERVER holds a connection string and skipped by
/// name elsewhere. The test's one argument is the provider, for <see cref="TestOps.StartAsync"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnEveryDatabaseAttribute : DataAttribute
{
    public const string ServerVariable = "OPSCONSOLE_TEST_SQLSERVER";

    public static string? Server => Environment.GetEnvironmentVariable(ServerVariable) is { Length: > 0 } text ? text : null;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(
        [
            new TheoryDataRow("Sqlite"),
            new TheoryDataRow("SqlServer") { Skip = Server is null ? $"{ServerVariable} is not set" : null },
        ]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
