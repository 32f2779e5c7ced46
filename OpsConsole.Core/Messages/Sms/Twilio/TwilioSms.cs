using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using OpsConsole.Core.Integrations;

namespace OpsConsole.Core.Messages.Sms.Twilio;

/// <summary>
/// Twilio's Programmable Messaging: <c>POST /2010-04-01/Accounts/{Sid}/Messages.json</c>. It knows no idempotency keys, so what may have been
/// taken is never asked again; its word of the delivery comes to an address that names the message and the attempt, and settles the doubt.
/// </summary>
public sealed class TwilioSms(OutsideCalls calls, IConsoleAddress address) : ISmsTransport
{
    public static readonly OutsideOperation Send = new("send-text", "Send a text", CostMicros: 0, IsRepeatable: false);

    private const string Subject = "message";

    /// <summary>Of everything, pauses included: well under a claim's length.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);

    public async Task<SmsTaken> SendAsync(Sms sms, CancellationToken ct)
    {
        var (hasLeft, taken) = (false, default(SmsTaken));
        var question = new OutsideQuestion(
            OutsideSystems.TwilioMessages, Send with { CostMicros = sms.CostMicros }, null, TimeSpan.Zero, new OutsideReason(Actor.System(sms.TenantId, "Messages"), Subject, sms.MessageId, patience));
        Result<OutsideAnswer<SmsTaken>> answer;
        try
        {
            answer = await calls.AskAsync(question, (access, _) => Task.FromResult<Result<Func<HttpRequestMessage>>>((Func<HttpRequestMessage>)(() =>
            {
                hasLeft = true;
                return Request(access, sms);
            })), reply =>
            {
                var read = Read(reply);
                taken = read.Succeeded ? read.Value : null;
                return read;
            }, ct);
        }
        catch (Exception failure) when (hasLeft && failure is not SmsRefused)
        {
            // The database failed behind the answer, or we were stopped before it.
            return taken ?? throw new SmsInDoubt("What came of it could not be written down. It may have left or not.", failure);
        }

        if (answer.Succeeded)
            return answer.Value.Value with { IsSimulated = answer.Value.IsSimulated };
        throw answer.Error switch
        {
            SystemMayHaveDoneIt doubt => new SmsInDoubt(doubt.Message),
            TwilioSaysNo no => new SmsRefused(TwilioErrors.KindOf(no.Code), no.Message),
            var error => new SmsRefused(SmsRefusal.ForNow, error!.Message),
        };
    }

    internal static Uri CallbackOf(Uri site, long messageId, string attempt) => new(site, string.Create(CultureInfo.InvariantCulture, $"hooks/twilio/status?message={messageId}&attempt={attempt}"));

    private HttpRequestMessage Request(OutsideAccess access, Sms sms)
    {
        var fields = new Dictionary<string, string>
        {
            ["To"] = sms.To,
            [sms.From.StartsWith("MG", StringComparison.Ordinal) ? "MessagingServiceSid" : "From"] = sms.From,
            ["Body"] = sms.Body,
            ["StatusCallback"] = CallbackOf(address.Uri, sms.MessageId, sms.Attempt).ToString(),
        };
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(access.Home, $"2010-04-01/Accounts/{Uri.EscapeDataString(access.Credentials.User)}/Messages.json")) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{access.Credentials.User}:{access.Credentials.Secret}")));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return request;
    }

    private static Result<SmsTaken> Read(OutsideReply reply)
    {
        if (reply.IsAnswer)
            return TwilioErrors.Taken(reply.Body);
        var (code, message) = TwilioErrors.Problem(reply.Body);
        return reply.Status is 401 or 403 && code is null or 20003 ? new SystemRefusesUs(OutsideSystems.TwilioMessages, message) : new TwilioSaysNo(code ?? 0, message);
    }
}

internal sealed record TwilioSaysNo(int Code, string Why) : NoAnswer(Code == 0 ? $"Twilio refused it: {Why}" : $"Twilio refused it ({Code}): {Why}", IsPassing: false);
