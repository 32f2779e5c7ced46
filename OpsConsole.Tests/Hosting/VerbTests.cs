using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Core;
using OpsConsole.Core.Users;
using OpsConsole.Tests.Ground;
using OpsConsole.Web.Hosting;
using OpsConsole.Web.Hosting.Verbs;

namespace OpsConsole.Tests.Hosting;

public sealed class VerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("opsconsole-verbs-").FullName;
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    [Fact]
    public async Task Migrate_makes_the_database_and_a_second_run_changes_nothing()
    {
        Assert.Equal(0, await RunAsync(["migrate"]));
        Assert.Matches(@"^Applied \d+ migrations; the last is \d+_\w+\.\n$", output.ToString().ReplaceLineEndings("\n"));
        output.GetStringBuilder().Clear();
        Assert.Equal(0, await RunAsync(["migrate"]));
        Assert.Equal("The database is up to date.", output.ToString().Trim());
        Assert.Empty(error.ToString());
    }

    [Fact]
    public async Task CreateAdmin_on_an_empty_machine_makes_tenant_and_account_that_signs_in()
    {
        Assert.Equal(0, await RunAsync(["create-admin", "ada@keller.test"], "seven green bicycles", "seven green bicycles"));
        Assert.Equal("ada@keller.test is an administrator of Main.", output.ToString().Trim());

        await using var app = ConsoleHost.Build(Settings());
        var opened = await app.Services.GetRequiredService<SignIn>().RunAsync("ada@keller.test", "seven green bicycles", null, CancellationToken.None);
        var actor = await app.Services.GetRequiredService<AccessDirectory>().ActorAsync(opened.Value);
        Assert.True(actor.May(UserPermissions.Manage));
    }

    [Fact]
    public async Task CreateAdmin_puts_the_account_where_it_is_told()
    {
        Assert.Equal(0, await RunAsync(["create-admin", "ada@keller.test", "--tenant", "Keller Homes", "--name=Ada Lind"], "seven green bicycles", "seven green bicycles"));
        Assert.Equal(0, await RunAsync(["create-admin", "bo@keller.test"], "seven green bicycles", "seven green bicycles"));
        Assert.Contains("bo@keller.test is an administrator of Keller Homes.", output.ToString());
        Assert.Equal(0, await RunAsync(["create-admin", "dora@delta.test", "--tenant", "Delta Homes"], "seven green bicycles", "seven green bicycles"));
        Assert.Equal(1, await RunAsync(["create-admin", "who@where.test"], "seven green bicycles", "seven green bicycles"));
        Assert.Contains("Say which with --tenant", error.ToString());

        await using var app = ConsoleHost.Build(Settings());
        await using var db = app.Services.GetRequiredService<OpsDbs>().OpenAcrossTenants();
        Assert.Equal(["Ada Lind", "Administrator", "Administrator"],
            await db.Users.IgnoreQueryFilters([OpsDb.TenantFilter]).OrderBy(user => user.Id).Select(user => user.DisplayName).ToListAsync());
    }

    [Theory]
    [InlineData("Use at least 12 characters", "short", "short")]
    [InlineData("No password", "seven green bicycles", "seven green bicycle")]
    [InlineData("No password")]
    public async Task CreateAdmin_WhenThePasswordWillNotDo_SaysSoAndMakesNothing(string says, params string[] typed)
    {
        Assert.Equal(1, await RunAsync(["create-admin", "ada@keller.test"], typed));
        Assert.Contains(says, error.ToString());
        Assert.Empty(output.ToString());
    }

    [Fact]
    public async Task CreateAdmin_WhenTheAddressIsTaken_IsRefused()
    {
        await RunAsync(["create-admin", "ada@keller.test"], "seven green bicycles", "seven green bicycles");
        Assert.Equal(1, await RunAsync(["create-admin", "ADA@keller.test"], "seven green bicycles", "seven green bicycles"));
        Assert.Contains("There is already an account", error.ToString());
    }

    [Theory]
    [InlineData("fly")]
    [InlineData("migrate", "now")]
    [InlineData("migrate", "--fast", "yes")]
    [InlineData("create-admin")]
    [InlineData("create-admin", "ada@keller.test", "bo@keller.test")]
    [InlineData("create-admin", "ada@keller.test", "--tenant")]
    public async Task A_verb_that_does_not_exist_or_wrong_arguments_explain_themselves(params string[] args)
    {
        Assert.Equal(AllVerbs.WrongArguments, await AllVerbs.RunAsync(args, new VerbTerminal(output, error, null)));
        Assert.Empty(output.ToString());
        Assert.Contains("create-admin EMAIL", error.ToString());
    }

    [Theory, InlineData(), InlineData("--urls", "http://127.0.0.1:0")]
    public async Task Without_a_verb_the_console_runs(params string[] args) =>
        Assert.Null(await AllVerbs.RunAsync(args, new VerbTerminal(output, error, null)));

    [Fact]
    public async Task A_database_that_does_not_answer_is_said_in_one_line()
    {
        Assert.Equal(1, await AllVerbs.RunAsync(["migrate", "--ConnectionStrings:Ops", $"Data Source={folder}", "--Keys:Folder", Path.Combine(folder, "keys")], new VerbTerminal(output, error, null)));
        Assert.StartsWith("migrate failed: ", error.ToString());
    }

    [Fact]
    public async Task The_program_itself_prints_the_line_and_nothing_else()
    {
        var program = Process.Start(new ProcessStartInfo("dotnet", [typeof(ConsoleHost).Assembly.Location, "migrate", .. Settings()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var printed = await program.StandardOutput.ReadToEndAsync();
        await program.WaitForExitAsync();
        Assert.Equal(0, program.ExitCode);
        Assert.Single(printed.Trim().Split('\n'));
        Assert.StartsWith("Applied ", printed);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private Task<int?> RunAsync(string[] args, params string[] typed)
    {
        var answers = new Queue<string>(typed);
        return AllVerbs.RunAsync([.. args, .. Settings()], new VerbTerminal(output, error, typed is [] ? null : _ => answers.Dequeue()));
    }

    private string[] Settings() =>
        ["--environment", "Production", "--ConnectionStrings:Ops", $"Data Source={Path.Combine(folder, "ops.db")}", "--Keys:Folder", Path.Combine(folder, "keys")];
}
