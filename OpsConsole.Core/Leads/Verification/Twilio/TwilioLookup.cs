using System.Net.Http.Headers;
using System.Text;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Leads.Verification.Twilio;

/// <summary>Twilio's Lookup API, version 2, with the line type. The simulator answers the same adapter in the same shape.</summary>
public sealed class TwilioLookup(OutsideCalls calls, TenantSettings settings) : IPhoneLookup
{
    /// <summary>The vendor's list price of line type intelligence.</summary>
    public static readonly OutsideOperation LineType = new("line-type", "Look up a number", CostMicros: 8_000);

    public OutsideSystem System => OutsideSystems.TwilioLookup;

    public async Task<Result<OutsideAnswer<PhoneFound>>> LookUpAsync(string e164, OutsideReason reason, CancellationToken ct)
    {
        var days = await settings.GetAsync(reason.By.TenantId, SettingCatalog.PhoneAnswerDays, ct);
        return await calls.AskAsync(new OutsideQuestion(System, LineType, e164, TimeSpan.FromDays(days), reason), (access, _) => Task.FromResult<Result<Func<HttpRequestMessage>>>((Func<HttpRequestMessage>)(() => Request(access, e164))), Read, ct);
    }

    private static HttpRequestMessage Request(OutsideAccess access, string e164)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(access.Home, $"v2/PhoneNumbers/{Uri.EscapeDataString(e164)}?Fields=line_type_intelligence"));
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{access.Credentials.User}:{access.Credentials.Secret}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", basic);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return request;
    }

    private Result<PhoneFound> Read(OutsideReply reply)
    {
        if (reply.IsAnswer)
            return TwilioAnswers.Found(reply.Body);
        var why = TwilioAnswers.Problem(reply.Body);
        return reply.Status switch
        {
            // The number is none: that is an answer.
            404 => new PhoneFound(false, "No such number.", PhoneLine.Unknown, null, null),
            401 or 403 => new SystemRefusesUs(System, why),
            _ => new SystemSaysNo(System, why),
        };
    }
}
