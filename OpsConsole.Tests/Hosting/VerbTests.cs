using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Core;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.TwoFactor;
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

    [Fact]
    public async Task ResetTwoFactor_switches_codes_off_and_says_what_comes_next()
    {
        await RunAsync(["create-admin", "ada@keller.test", "--name=Ada Lind"], "seven green bicycles", "seven green bicycles");
        Assert.Equal(1, await RunAsync(["reset-two-factor", "ada@keller.test"]));
        Assert.Equal(1, await RunAsync(["reset-two-factor", "who@where.test"]));
        Assert.Contains("ada@keller.test signs in without codes: there is nothing to switch off.", error.ToString());
        Assert.Contains("There is no account for who@where.test.", error.ToString());
        await WithCodesAsync();
        output.GetStringBuilder().Clear();

        Assert.Equal(0, await RunAsync(["reset-two-factor", " ADA@keller.test "]));

        Assert.Equal("The codes of ada@keller.test are off and every sign-in of theirs has ended; Ada Lind signs in with the password alone.", output.ToString().Trim());
        await using var app = ConsoleHost.Build(Settings());
        Assert.True((await app.Services.GetRequiredService<SignIn>().RunAsync("ada@keller.test", "seven green bicycles", null, CancellationToken.None)).Succeeded);
        await using (var db = app.Services.GetRequiredService<OpsDbs>().OpenAcrossTenants())
        {
            var entry = await db.Activity.IgnoreQueryFilters([OpsDb.TenantFilter]).SingleAsync(row => row.Action == "user.two-factor-reset");
            Assert.Equal(("Command line", (long?)null), (entry.ActorName, entry.ActorUserId));
            Assert.Contains("Reset by whoever runs the installation.", entry.Particulars);
            Assert.Equal(0, await db.RecoveryCodes.IgnoreQueryFilters([OpsDb.TenantFilter]).CountAsync());
            Assert.Equal("two-factor-reset", (await db.OutgoingMessages.IgnoreQueryFilters([OpsDb.TenantFilter]).SingleAsync()).Template);
        }

        await WithCodesAsync();
        await using (var db = app.Services.GetRequiredService<OpsDbs>().Open(1))
            await app.Services.GetRequiredService<ChangeSettings>().RunAsync(SettingScope.Tenant, [new(SettingCatalog.TwoFactorRoles.Key, "Admin", 0)], Actor.System(1, "Test"), CancellationToken.None);
        output.GetStringBuilder().Clear();
        Assert.Equal(0, await RunAsync(["reset-two-factor", "ada@keller.test"]));
        Assert.EndsWith("Ada Lind sets new ones up on the way in, for the role “Admin” asks for them.", output.ToString().Trim());
    }

    [Fact]
    public async Task ResealSecrets_says_how_many_it_encrypted_anew_and_what_it_could_not_read()
    {
        await RunAsync(["create-admin", "ada@keller.test", "--tenant", "Keller Homes"], "seven green bicycles", "seven green bicycles");
        output.GetStringBuilder().Clear();
        Assert.Equal(0, await RunAsync(["reseal-secrets"]));
        Assert.Equal("Nothing is kept that would have to be encrypted anew.", output.ToString().Trim());

        await WithCodesAsync();
        var system = Actor.System(1, "Test");
        await using (var app = ConsoleHost.Build(Settings()))
            Assert.True((await app.Services.GetRequiredService<SetCredentials>().RunAsync("twilio-lookup", 0, new Credentials("AC12", "secret"), system, CancellationToken.None)).Succeeded);
        output.GetStringBuilder().Clear();
        Assert.Equal(0, await RunAsync(["reseal-secrets"]));
        Assert.Equal("Encrypted the credentials of 1 system and 1 key of an authenticator app anew.", output.ToString().Trim());

        // Another machine, to which the keys did not come along.
        Directory.Delete(Path.Combine(folder, "keys"), recursive: true);
        Assert.Equal(1, await RunAsync(["reseal-secrets"]));
        Assert.Contains("1 key of an authenticator app cannot be read any more: its owner needs a recovery code, or a reset.", error.ToString());
        Assert.Contains($"Enter these again, their keys are gone: {OutsideSystems.TwilioLookup.Label} of Keller Homes.", error.ToString());
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

    /// <summary>The administrator signs in with codes, from an app.</summary>
    private async Task WithCodesAsync()
    {
        await using var app = ConsoleHost.Build(Settings());
        await using var db = app.Services.GetRequiredService<OpsDbs>().Open(1);
        var user = await db.Users.FirstAsync();
        (user.TwoFactorEnabled, user.ConcurrencyStamp) = (true, Guid.NewGuid().ToString());
        var key = await db.TwoFactorKeys.FirstOrDefaultAsync() ?? db.TwoFactorKeys.Add(new TwoFactorKey { UserId = user.Id }).Entity;
        (key.SealedKey, key.OnSinceUtc) = (app.Services.GetRequiredService<ISecretSeal>().Seal("JBSWY3DPEHPK3PXP"), new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc));
        db.RecoveryCodes.Add(new RecoveryCode { UserId = user.Id, Hash = new string('A', RecoveryCode.HashLength) });
        await db.SaveChangesAsync();
    }

    private Task<int?> RunAsync(string[] args, params string[] typed)
    {
        var answers = new Queue<string>(typed);
        return AllVerbs.RunAsync([.. args, .. Settings()], new VerbTerminal(output, error, typed is [] ? null : _ => answers.Dequeue()));
    }

    private string[] Settings() =>
        ["--environment", "Production", "--ConnectionStrings:Ops", $"Data Source={Path.Combine(folder, "ops.db")}", "--Keys:Folder", Path.Combine(folder, "keys")];
}
