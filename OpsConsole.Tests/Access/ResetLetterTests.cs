using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using OpsConsole.Core;
using OpsConsole.Core.Messages.Writing;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Access;

public sealed partial class ResetLetterTests
{
    [Fact]
    public async Task The_page_the_queue_and_the_letter_together_set_a_new_password()
    {
        await using var host = await TestHost.StartAsync();
        await host.Get<CreateUser>().RunAsync(new NewUser("paula@keller.test", "Paula Ortiz", [BuiltInRoles.Manager]), "seven green bicycles", Actor.System(host.TenantId, "Test"), CancellationToken.None);

        var asked = await host.Client().SubmitAsync("/forgot-password", ("email", "paula@keller.test"));
        Assert.Contains("Mail is simulated here", await asked.Content.ReadAsStringAsync());
        var link = Link().Match(await LetterAsync(host)).Value;
        Assert.StartsWith(host.Address.ToString(), link);
        var client = host.Client();
        Assert.Equal(HttpStatusCode.Redirect, (await client.SubmitAsync(link, ("password", "nine purple lanterns"), ("repeat", "nine purple lanterns"))).StatusCode);

        Assert.Equal(HttpStatusCode.Redirect, (await client.SubmitAsync("/sign-in", ("email", "paula@keller.test"), ("password", "nine purple lanterns"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/leads/board")).StatusCode);
    }

    /// <summary>The text of the one letter that the queue delivers.</summary>
    private static async Task<string> LetterAsync(TestHost host)
    {
        var outbox = Directory.CreateDirectory(Path.Combine(host.Folder, "outbox"));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (outbox.GetFiles("*.eml") is [])
            await Task.Delay(50, patience.Token);
        var letter = await File.ReadAllBytesAsync(outbox.GetFiles("*.eml").Single().FullName, patience.Token);
        return MailReader.Read(letter).All.First(part => part.Kind == "text/plain").Text;
    }

    [GeneratedRegex(@"http\S+/reset-password\?user=\d+&token=\S+")]
    private static partial Regex Link();
}
