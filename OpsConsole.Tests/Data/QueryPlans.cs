using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Data;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Data;

internal sealed record QueryPlan(string Sql, IReadOnlyList<string> Steps)
{
    public override string ToString() => $"{Sql}\n{string.Join('\n', Steps)}\n";
}

/// <summary>Listens to what EF asks of SQLite, with the values it asks with, and has SQLite explain how it would find it.</summary>
internal sealed partial class QueryPlans : DbCommandInterceptor
{
    private readonly List<(string Sql, List<(string Name, object? Value)> Values)> asked = [];

    public void Configure(IServiceCollection services) => services.ConfigureDbContext<SqliteOpsDb>(options => options.AddInterceptors(this));

    public async Task<IReadOnlyList<QueryPlan>> OfAsync(TestOps ops, Func<Task> reading)
    {
        asked.Clear();
        await reading();
        var questions = asked.ToList();
        Assert.NotEmpty(questions);

        await using var db = ops.Open();
        await db.Database.OpenConnectionAsync();
        var plans = new List<QueryPlan>();
        foreach (var (sql, values) in questions)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
            foreach (var (name, value) in values)
                command.Parameters.Add(new SqliteParameter(name, value));
            await using var reader = await command.ExecuteReaderAsync();
            var steps = new List<string>();
            while (await reader.ReadAsync())
                steps.Add(Named(sql, reader.GetString(3)));
            plans.Add(new QueryPlan(sql, steps));
        }

        return plans;
    }

    /// <summary>SQLite since 3.36 says "SEARCH l", before it said "SEARCH TABLE Leads AS l", which tells a table from a subquery. Here it always does.</summary>
    private static string Named(string sql, string step)
    {
        if (Short().Match(step) is not { Success: true } found)
            return step;
        var (verb, name, rest) = (found.Groups[1].Value, found.Groups[2].Value, found.Groups[3].Value);
        if (Regex.Match(sql, $"\"(\\w+)\" AS \"{Regex.Escape(name)}\"") is { Success: true } alias)
            return $"{verb} TABLE {alias.Groups[1].Value} AS {name}{rest}";
        return Regex.IsMatch(sql, $"(FROM|JOIN|UPDATE|INTO) \"?{Regex.Escape(name)}\\b") ? $"{verb} TABLE {name}{rest}" : step;
    }

    [GeneratedRegex(@"^(SCAN|SEARCH) (?!TABLE |SUBQUERY )(\S+)(.*)$")]
    private static partial Regex Short();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        asked.Add((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(parameter => (parameter.ParameterName, parameter.Value))]));
        return ValueTask.FromResult(result);
    }
}
