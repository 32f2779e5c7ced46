using System.Text;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Leads.Verification;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Tenants;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Integrations;

/// <summary>The real adapters against servers that behave as vendors do, and as they should not.</summary>
public sealed class OutsideCallsTests
{
    private static readonly CancellationToken ct = CancellationToken.None;
    private static readonly AddressAsked highStreet = new("3526 High Street", "Sacramento", "CA", "95838");

    [Fact]
    public async Task A_number_is_looked_up_as_Twilio_wants_it_and_the_cost_is_written_down()
    {
        await using var server = new TestServer().Always(TestServer.Say(200, SomeSystems.Mobile));
        await using var ops = await TestOps.StartAsync(configure: SomeSystems.At(server));
        await ops.EnterAsync();

        var answer = await ops.Get<IPhoneLookup>().LookUpAsync(SomeSystems.Number, ops.Reason(), ct);

        Assert.Equal(new PhoneFound(true, null, PhoneLine.Mobile, "Pacific Mobile", "US"), answer.Value.Value);
        Assert.Equal(("Twilio Lookup", false), (answer.Value.By, answer.Value.IsSimulated));
        var request = Assert.Single(server.Requests);
        Assert.Equal("GET /v2/PhoneNumbers/%2B19165550134?Fields=line_type_intelligence HTTP/1.1", request.Line);
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("AC123:s3cret")), request.Headers["Authorization"]);
        var call = Assert.Single(await ops.CallsAsync());
        Assert.Equal((ProviderCallOutcome.Answered, 200, 1, 8_000, false), (call.Outcome, call.HttpStatus, call.Attempts, call.CostMicros, call.IsSimulated));
    }

    [Fact]
    public async Task An_address_is_looked_up_with_a_token_that_is_fetched_once()
    {
        await using var server = new TestServer().Then(TestServer.Say(200, SomeSystems.Token)).Always(TestServer.Say(200, SomeSystems.HighStreet));
        await using var ops = await TestOps.StartAsync(configure: SomeSystems.At(server));
        await ops.EnterAsync();
        var lookup = ops.Get<IAddressLookup>();

        var first = await lookup.LookUpAsync(highStreet, ops.Reason(), ct);
        var second = await lookup.LookUpAsync(highStreet with { Street = "3526 Hihg St" }, ops.Reason(), ct);

        Assert.Equal((AddressVerdict.Confirmed, AddressVerdict.Corrected), (first.Value.Value.Verdict, second.Value.Value.Verdict));
        Assert.Equal(new AddressWritten("3526 High St", "Sacramento", "CA", "95838"), second.Value.Value.Written);
        Assert.Equal(
            ["POST /oauth2/v3/token HTTP/1.1", "GET /addresses/v3/address?streetAddress=3526%20HIGH%20ST&city=SACRAMENTO&state=CA&ZIPCode=95838 HTTP/1.1", "GET /addresses/v3/address?streetAddress=3526%20HIHG%20ST&city=SACRAMENTO&state=CA&ZIPCode=95838 HTTP/1.1"],
            server.Requests.Select(request => request.Line));
        Assert.Equal("Bearer abc", server.Requests.Last().Headers["Authorization"]);
    }

    [Fact]
    public async Task A_token_that_ended_early_is_fetched_anew()
    {
        await using var server = new TestServer().Then(TestServer.Say(200, SomeSystems.Token)).Then(TestServer.Say(401, """{"error":{"code":"401","message":"Invalid Token"}}"""))
            .Then(TestServer.Say(200, SomeSystems.Token)).Always(TestServer.Say(200, SomeSystems.HighStreet));
        await using var ops = await TestOps.StartAsync(configure: SomeSystems.At(server));
        await ops.EnterAsync();

        Assert.Equal(AddressVerdict.Confirmed, (await ops.Get<IAddressLookup>().LookUpAsync(highStreet, ops.Reason(), ct)).Value.Value.Verdict);
        Assert.Equal(4, server.Requests.Count);
    }

    public static TheoryData<int, string, AddressVerdict?> AddressReplies => new()
    {
        { 404, """{"apiVersion":"/addresses/v3","error":{"code":"404","message":"Address Not Found"}}""", AddressVerdict.NotFound },
        { 400, """{"apiVersion":"/addresses/v3","error":{"code":"400","message":"Address Not Found","errors":[]}}""", AddressVerdict.NotFound },
        { 400, """{"error":{"code":"400","message":"OASValidation: state is wrong"}}""", null },
        { 200, SomeSystems.HighStreet.Replace("\"DPVConfirmation\":\"Y\"", "\"DPVConfirmation\":\"D\"", StringComparison.Ordinal), AddressVerdict.UnitUnknown },
        { 200, SomeSystems.HighStreet.Replace("\"DPVConfirmation\":\"Y\"", "\"DPVConfirmation\":\"S\"", StringComparison.Ordinal), AddressVerdict.UnitUnknown },
        { 200, SomeSystems.HighStreet.Replace("\"DPVConfirmation\":\"Y\"", "\"DPVConfirmation\":\"N\"", StringComparison.Ordinal), AddressVerdict.NotFound },
        { 200, SomeSystems.HighStreet.Replace("95838", "95815", StringComparison.Ordinal), AddressVerdict.Corrected },
        { 200, SomeSystems.HighStreet.Replace("\"DPVConfirmation\":\"Y\"", "\"DPVConfirmation\":null", StringComparison.Ordinal), null },
        { 200, "[]", null },
        { 200, """{"address":"nowhere"}""", null },
    };

    [Theory, MemberData(nameof(AddressReplies), DisableDiscoveryEnumeration = true)]
    public async Task What_the_post_office_says_is_read_and_nothing_else(int status, string body, AddressVerdict? verdict)
    {
        await using var server = new TestServer().Then(TestServer.Say(200, SomeSystems.Token)).Always(TestServer.Say(status, body));
        await using var ops = await TestOps.StartAsync(configure: SomeSystems.At(server));
        await ops.EnterAsync();

        var answer = await ops.Get<IAddressLookup>().LookUpAsync(highStreet, ops.Reason(), ct);

        Assert.Equal(verdict, answer.Succeeded ? answer.Value.Value.Verdict : null);
    }

    public static TheoryData<int, string, bool?> PhoneReplies => new()
    {
        { 200, """{"valid":false,"validation_errors":["TOO_SHORT"],"phone_number":"+1916","country_code":null,"line_type_intelligence":null}""", false },
        { 404, """{"code":20404,"message":"The requested resource was not found","more_info":"https://www.twilio.com/docs/errors/20404","status":404}""", false },
        { 200, """{"valid":true,"line_type_intelligence":{"type":null,"error_code":60601,"carrier_name":null},"country_code":"CA"}""", true },
        { 400, """{"code":20001,"message":"Bad request","status":400}""", null },
        { 200, """{"valid":"perhaps"}""", null },
        { 200, """{"phone_number":"+19165550134"}""", null },
        { 200, "<html>Welcome to the hotel's network</html>", null },
        { 200, "", null },
    };

    [Theory, MemberData(nameof(PhoneReplies), DisableDiscoveryEnumeration = true)]
    public async Task What_Twilio_says_is_read_and_nothing_else(int status, string body, bool? isValid)
    {
        await using var server = new TestServer().Always(TestServer.Say(status, body));
        await using var ops = await TestOps.StartAsync(configure: SomeSystems.At(server));
        await ops.EnterAsync();

        var answer = await ops.Get<IPhoneLookup>().LookUpAsync(SomeSystems.Number, ops.Reason(), ct);

        Assert.Equal(isValid, answer.Succeeded ? answer.Value.Value.IsValid : null);
        Assert.Equal(isValid is null ? ProviderCallOutcome.Failed : ProviderCallOutcome.Answered, Assert.Single(await ops.CallsAsync()).Outcome);
    }

    [Fact]
    public async Task An_attempt_that_was_not_heard_of_counts_beside_the_one_that_was_answered_and_a_failure_does_not()
    {
        await using var server = new TestServer().Then(TestServer.Stall).Then(TestServer.Say(503, "")).Always(TestServer.Say(200, SomeSystems.Mobile));
        await using var ops = await TestOps.StartAsync(configure: SomeSystems.At(server));
        await ops.EnterAsync();

        Assert.True((await ops.Get<IPhoneLookup>().LookUpAsync(SomeSystems.Number, ops.Reason(), ct)).Succeeded);

        var call = Assert.Single(await ops.CallsAsync());
        Assert.Equal((ProviderCallOutcome.Answered, 3, 16_000), (call.Outcome, call.Attempts, call.CostMicros));
    }

    [Fact]
    public async Task A_server_that_stalls_is_given_up_and_may_have_taken_the_money()
    {
        await using var server = new TestServer().Always(TestServer.Stall);
        await using var ops = await TestOps.StartAsync(configure: SomeSystems.At(server));
        await ops.EnterAsync();

        var answer = await ops.Get<IPhoneLookup>().LookUpAsync(SomeSystems.Number, ops.Reason(), ct);

        Assert.True(Assert.IsType<SystemDoesNotAnswer>(answer.Error).IsPassing);
        var call = Assert.Single(await ops.CallsAsync());
        Assert.Equal((ProviderCallOutcome.Failed, 3, 24_000, null), (call.Outcome, call.Attempts, call.CostMicros, call.HttpStatus));
    }

    [Fact]
    public async Task Somebody_at_a_form_does_not_wait_for_every_attempt()
    {
        await using var server = new TestServer().Always(TestServer.Stall);
        await using var ops = await TestOps.StartAsync(configure: SomeSystems.At(server));
        await ops.EnterAsync();

        var answer = await ops.Get<IPhoneLookup>().LookUpAsync(SomeSystems.Number, ops.Reason(patience: TimeSpan.FromMilliseconds(200)), ct);

        Assert.IsType<SystemDoesNotAnswer>(answer.Error);
        Assert.Equal(1, Assert.Single(await ops.CallsAsync()).Attempts);
    }

    [Fact]
    public async Task What_breaks_off_in_the_middle_or_fails_in_passing_is_asked_again()
    {
        await using var server = new TestServer().Then(TestServer.DropInTheBody).Then(TestServer.Say(503, "busy")).Always(TestServer.Say(200, SomeSystems.Mobile));
        await using var ops = await TestOps.StartAsync(configure: SomeSystems.At(server));
        await ops.EnterAsync();

        Assert.True((await ops.Get<IPhoneLookup>().LookUpAsync(SomeSystems.Number, ops.Reason(), ct)).Succeeded);
        Assert.Equal((ProviderCallOutcome.Answered, 3), ((await ops.CallsAsync())[0].Outcome, (await ops.CallsAsync())[0].Attempts));
    }

    [Fact]
    public async Task A_body_without_an_end_is_not_read_to_it()
    {
        await using var server = new TestServer().Always(TestServer.Flood);
        await using var ops = await TestOps.StartAsync(configure: SomeSystems.At(server));
        await ops.EnterAsync();

        Assert.IsType<SystemDoesNotAnswer>((await ops.Get<IPhoneLookup>().LookUpAsync(SomeSystems.Number, ops.Reason(), ct)).Error);
    }

    [Fact]
    public async Task The_pause_that_a_server_asks_for_is_kept_when_it_is_short()
    {
        await using var server = new TestServer().Then(TestServer.Say(429, "{}", "Retry-After: 1")).Always(TestServer.Say(200, SomeSystems.Mobile));
        await using var ops = await TestOps.StartAsync(configure: SomeSystems.At(server));
        await ops.EnterAsync();
        var began = TimeProvider.System.GetTimestamp();

        Assert.True((await ops.Get<IPhoneLookup>().LookUpAsync(SomeSystems.Number, ops.Reason(), ct)).Succeeded);

        Assert.True(TimeProvider.System.GetElapsedTime(began) >= TimeSpan.FromSeconds(0.95));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_wants_a_long_pause_is_left_alone()
    {
        await using var server = new TestServer().Always(TestServer.Say(429, "{}", "Retry-After: 120"));
        await using var ops = await TestOps.StartAsync(configure: SomeSystems.At(server));
        await ops.EnterAsync();

        var answer = await ops.Get<IPhoneLookup>().LookUpAsync(SomeSystems.Number, ops.Reason(), ct);

        Assert.Contains("wait 120 seconds", answer.Error!.Message);
        Assert.Single(server.Requests);
        Assert.Equal(0, Assert.Single(await ops.CallsAsync()).CostMicros);
    }

    [Fact]
    public async Task Wrong_credentials_are_said_at_once_and_not_tried_again_and_again()
    {
        await using var server = new TestServer().Always(TestServer.Say(401, """{"code":20003,"message":"Authenticate","more_info":"https://www.twilio.com/docs/errors/20003","status":401}"""));
        await using var ops = await TestOps.StartAsync(configure: SomeSystems.At(server));
        await ops.EnterAsync();

        var answer = await ops.Get<IPhoneLookup>().LookUpAsync(SomeSystems.Number, ops.Reason(), ct);

        Assert.False(Assert.IsType<SystemRefusesUs>(answer.Error).IsPassing);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_system_that_fails_again_and_again_is_asked_no_more_for_a_while()
    {
        await using var server = new TestServer().Always(TestServer.Say(500, "{}"));
        await using var ops = await TestOps.StartAsync(configure: SomeSystems.At(server));
        await ops.EnterAsync();
        for (var n = 0; n < 6; n++)
            await ops.Get<IPhoneLookup>().LookUpAsync($"+1916555010{n}", ops.Reason(), ct);

        Assert.InRange(server.Requests.Count, 8, 10);
        var last = (await ops.CallsAsync())[^1];
        Assert.Equal((ProviderCallOutcome.Failed, 0, 0), (last.Outcome, last.Attempts, last.CostMicros));
        Assert.Contains("leave it alone", last.Error);
    }

    [Fact]
    public async Task An_answer_is_remembered_for_its_term_and_costs_nothing_meanwhile()
    {
        await using var server = new TestServer().Always(TestServer.Say(200, SomeSystems.Mobile));
        await using var ops = await TestOps.StartAsync(configure: SomeSystems.At(server));
        await ops.EnterAsync();
        var lookup = ops.Get<IPhoneLookup>();
        var first = await lookup.LookUpAsync(SomeSystems.Number, ops.Reason(), ct);
        ops.Time.Advance(TimeSpan.FromDays(29));

        var second = await lookup.LookUpAsync(SomeSystems.Number, ops.Reason(), ct);
        Assert.Single(server.Requests);
        Assert.Equal(first.Value.AtUtc, second.Value.AtUtc);
        Assert.Equal([(ProviderCallOutcome.Answered, 8_000), (ProviderCallOutcome.Remembered, 0L)], (await ops.CallsAsync()).Select(call => (call.Outcome, call.CostMicros)));

        Assert.True((await lookup.LookUpAsync(SomeSystems.Number, ops.Reason(fresh: true), ct)).Succeeded);
        Assert.Equal(2, server.Requests.Count);
        ops.Time.Advance(TimeSpan.FromDays(31));
        await lookup.LookUpAsync(SomeSystems.Number, ops.Reason(), ct);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_tenant_pays_and_remembers_for_itself()
    {
        await using var server = new TestServer().Always(TestServer.Say(200, SomeSystems.Mobile));
        await using var ops = await TestOps.StartAsync(configure: SomeSystems.At(server));
        await ops.EnterAsync();
        await ops.Get<IPhoneLookup>().LookUpAsync(SomeSystems.Number, ops.Reason(), ct);
        var strangers = await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct);

        var theirs = await ops.Get<IPhoneLookup>().LookUpAsync(SomeSystems.Number, ops.Reason() with { By = Actor.System(strangers, "Test") }, ct);

        Assert.IsType<SystemHasNoCredentials>(theirs.Error);
        Assert.Single(server.Requests);
        Assert.Empty((await ops.Get<ProviderCallListQuery>().LoadAsync(strangers, new(), null, ct)).Rows);
        Assert.All(await ops.Get<IntegrationListQuery>().LoadAsync(strangers, ct), line => Assert.False(line.HasCredentials));
    }

    [Fact]
    public async Task What_is_switched_off_is_not_asked()
    {
        await using var server = new TestServer().Always(TestServer.Say(200, SomeSystems.Mobile));
        await using var ops = await TestOps.StartAsync(configure: SomeSystems.At(server));
        await ops.EnterAsync();
        var line = (await ops.Get<IntegrationListQuery>().LoadAsync(ops.TenantId, ct))[0];
        Assert.True((await ops.Get<SwitchIntegration>().RunAsync(line.System.Name, line.Version, false, await ops.AdaAsync(), ct)).Succeeded);

        Assert.IsType<SystemIsOff>((await ops.Get<IPhoneLookup>().LookUpAsync(SomeSystems.Number, ops.Reason(), ct)).Error);
        Assert.Empty(server.Requests);
        Assert.Equal("Twilio Lookup is off already.", (await ops.Get<SwitchIntegration>().RunAsync(line.System.Name, line.Version + 1, false, await ops.AdaAsync(), ct)).Error!.Message);
    }

    [Fact]
    public async Task Requests_are_spaced_out_to_so_many_a_minute()
    {
        var time = new ManualTime();
        var rate = new OutboundRate(time);
        for (var n = 0; n < 11; n++)
            Assert.True(rate.WaitAsync(60, ct).IsCompleted, $"request {n}");

        var next = rate.WaitAsync(60, ct);
        Assert.False(next.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        await next;
    }

    [Fact]
    public async Task The_month_is_summed_up_and_a_system_that_fails_says_since_when()
    {
        await using var server = new TestServer().Then(TestServer.Say(200, SomeSystems.Mobile)).Always(TestServer.Say(401, """{"message":"Authenticate"}"""));
        await using var ops = await TestOps.StartAsync(configure: SomeSystems.At(server));
        await ops.EnterAsync();
        await ops.Get<IPhoneLookup>().LookUpAsync(SomeSystems.Number, ops.Reason(), ct);
        var answeredAt = ops.Time.NowUtc;
        ops.Time.Advance(TimeSpan.FromMinutes(5));
        for (var n = 0; n < 2; n++, ops.Time.Advance(TimeSpan.FromMinutes(1)))
            await ops.Get<IPhoneLookup>().LookUpAsync("+19165550135", ops.Reason(), ct);

        var line = (await ops.Get<IntegrationListQuery>().LoadAsync(ops.TenantId, ct)).Single(line => line.System == OutsideSystems.TwilioLookup);

        Assert.Equal((3, 2, 8_000L, answeredAt, answeredAt.AddMinutes(5)), (line.Calls, line.Failed, line.CostMicros, line.LastAnswerAtUtc, line.FailingSinceUtc));
        Assert.Contains("Authenticate", line.LastError);
    }

    [Fact]
    public async Task Credentials_are_kept_sealed_and_only_by_who_may()
    {
        await using var ops = await TestOps.StartAsync();
        await ops.EnterAsync();
        await using var db = ops.Open();
        Assert.All(await db.Integrations.ToListAsync(ct), row => Assert.DoesNotContain("s3cret", row.Sealed));
        Assert.All(await db.Activity.ToListAsync(ct), entry => Assert.DoesNotContain("s3cret", entry.Particulars ?? ""));

        foreach (var role in new[] { BuiltInRoles.Manager, BuiltInRoles.Staff, BuiltInRoles.Finance, BuiltInRoles.Agent })
        {
            var who = await ops.SomebodyAsync($"Nobody{role} Test", role);
            Assert.IsType<NotAllowed>((await ops.Get<SetCredentials>().RunAsync("twilio-lookup", 1, new("a", "b"), who, ct)).Error);
            Assert.IsType<NotAllowed>((await ops.Get<RemoveCredentials>().RunAsync("twilio-lookup", 1, who, ct)).Error);
            Assert.IsType<NotAllowed>((await ops.Get<SwitchIntegration>().RunAsync("twilio-lookup", 1, false, who, ct)).Error);
            Assert.IsType<NotAllowed>((await ops.Get<AskProvidersAgain>().RunAsync(null, null, who, ct)).Error);
        }

        Assert.IsType<CredentialsAreIncomplete>((await ops.Get<SetCredentials>().RunAsync("twilio-lookup", 1, new("a", " "), await ops.AdaAsync(), ct)).Error);
        Assert.IsType<ChangedBySomeoneElse>((await ops.Get<RemoveCredentials>().RunAsync("twilio-lookup", 0, await ops.AdaAsync(), ct)).Error);
        Assert.True((await ops.Get<RemoveCredentials>().RunAsync("twilio-lookup", 1, await ops.AdaAsync(), ct)).Succeeded);
    }

    [Fact]
    public async Task Old_calls_and_answers_that_ended_are_swept()
    {
        await using var server = new TestServer().Always(TestServer.Say(200, SomeSystems.Mobile));
        await using var ops = await TestOps.StartAsync(configure: SomeSystems.At(server));
        await ops.EnterAsync();
        await ops.Get<IPhoneLookup>().LookUpAsync(SomeSystems.Number, ops.Reason(), ct);

        Assert.Equal(0, await ops.Get<SweepProviderCalls>().RunAsync(ct));
        ops.Time.Advance(TimeSpan.FromDays(31));
        Assert.Equal(1, await ops.Get<SweepProviderCalls>().RunAsync(ct));
        ops.Time.Advance(TimeSpan.FromDays(370));
        Assert.Equal(1, await ops.Get<SweepProviderCalls>().RunAsync(ct));
        Assert.Empty(await ops.CallsAsync());
    }
}
