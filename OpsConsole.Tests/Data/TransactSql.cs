using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace OpsConsole.Tests.Data;

/// <summary>Reads T-SQL as SQL Server 2019 does, without a server; the texts that it would EXEC as well.</summary>
internal static class TransactSql
{
    public static IReadOnlyList<string> ProblemsOf(string script)
    {
        using var reader = new StringReader(script);
        var tree = new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        var problems = errors.Select(error => $"line {error.Line}: {error.Message}").ToList();
        var inner = new ExecutedTexts();
        tree?.Accept(inner);
        return [.. problems, .. inner.Found.SelectMany(ProblemsOf)];
    }

    private sealed class ExecutedTexts : TSqlFragmentVisitor
    {
        /// <summary>EF puts together such texts with the quoted name of a constraint in a variable.</summary>
        private const string SomeName = "[name]";

        public List<string> Found { get; } = [];

        public override void Visit(ExecutableStringList node) =>
            Found.Add(string.Concat(node.Strings.Select(part => part is StringLiteral text ? text.Value : SomeName)));
    }
}
