using System.Net.Http.Headers;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Leads.Addresses;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Leads.Verification.Usps;

/// <summary>The post office's Addresses API, version 3. The simulator answers the same adapter in the same shape.</summary>
public sealed class UspsAddresses(OutsideCalls calls, UspsTokens tokens, TenantSettings settings) : IAddressLookup
{
    /// <summary>The vendor takes nothing for it.</summary>
    public static readonly OutsideOperation Address = new("address", "Look up an address", CostMicros: 0);

    public OutsideSystem System => OutsideSystems.UspsAddresses;

    public async Task<Result<OutsideAnswer<AddressFound>>> LookUpAsync(AddressAsked address, OutsideReason reason, CancellationToken ct)
    {
        var days = await settings.GetAsync(reason.By.TenantId, SettingCatalog.AddressAnswerDays, ct);
        var line = UspsLine.Of(address);
        var question = new OutsideQuestion(System, Address, line.Key, TimeSpan.FromDays(days), reason);
        var answer = await AskAsync(question, address, line, ct);
        if (answer.Error is not SystemRefusesUs)
            return answer;
        // A token may end before its time; with a new one it is our credentials that are wrong.
        tokens.Forget(reason.By.TenantId);
        return await AskAsync(question, address, line, ct);
    }

    private Task<Result<OutsideAnswer<AddressFound>>> AskAsync(OutsideQuestion question, AddressAsked address, UspsLine line, CancellationToken ct) =>
        calls.AskAsync(question, async (access, hurried) =>
        {
            var token = await tokens.OfAsync(access, question.For, hurried);
            return token.Error is { } error ? error : (Func<HttpRequestMessage>)(() => Request(access, token.Value, line));
        }, reply => Read(reply, address), ct);

    private static HttpRequestMessage Request(OutsideAccess access, string token, UspsLine line)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(access.Home, $"addresses/v3/address?{line.Query}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return request;
    }

    private Result<AddressFound> Read(OutsideReply reply, AddressAsked asked)
    {
        if (reply.IsAnswer)
            return UspsAnswers.Found(reply.Body, asked);
        var why = UspsAnswers.Problem(reply.Body);
        return reply.Status switch
        {
            401 or 403 => new SystemRefusesUs(System, why),
            404 => new AddressFound(AddressVerdict.NotFound, null, false, false),
            400 when UspsAnswers.SaysNotFound(reply.Body) => new AddressFound(AddressVerdict.NotFound, null, false, false),
            _ => new SystemSaysNo(System, why),
        };
    }
}
