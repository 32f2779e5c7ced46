using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using OpsConsole.Core;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Leads.Imports;

/// <summary>What the browser's script sends, for tests without a browser.</summary>
internal static partial class ImportRequests
{
    /// <summary>Somebody signed in who has opened the page: with the cookie and the token that its script sends along.</summary>
    /// <param name="at">Another server over the host's keys.</param>
    public static async Task<HttpClient> ImporterAsync(this TestHost host, Actor who, Uri? at = null)
    {
        var cookies = new CookieContainer();
        cookies.Add(await host.CookieAsync(who));
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = at ?? host.Address };
        var page = await client.GetStringAsync("/leads/import");
        client.DefaultRequestHeaders.Add("RequestVerificationToken", TokenField().Match(page).Groups[1].Value);
        return client;
    }

    public static Task<HttpResponseMessage> UploadAsync(this HttpClient client, string text, string name = "leads.csv") => client.UploadAsync(Encoding.UTF8.GetBytes(text), name);

    public static Task<HttpResponseMessage> UploadAsync(this HttpClient client, byte[] bytes, string name) => client.UploadAsync(new ByteArrayContent(bytes), name);

    public static async Task<HttpResponseMessage> UploadAsync(this HttpClient client, HttpContent content, string name)
    {
        using var form = new MultipartFormDataContent();
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(content, "file", name);
        return await client.PostAsync("/leads/import/upload", form);
    }

    public static async Task<string> TitleAsync(this HttpResponseMessage response)
    {
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return answer.RootElement.GetProperty("title").GetString()!;
    }

    public static async Task<long> ImportIdAsync(this HttpResponseMessage response)
    {
        using var answer = JsonDocument.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
        return answer.RootElement.GetProperty("id").GetInt64();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
