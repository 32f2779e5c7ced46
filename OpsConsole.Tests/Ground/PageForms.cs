using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace OpsConsole.Tests.Ground;

/// <summary>Static pages as a browser without script uses them: open, fill in, send.</summary>
public static class PageForms
{
    public static async Task<IHtmlDocument> OpenAsync(this HttpClient client, string path) => Parse(await client.GetStringAsync(path));

    public static async Task<IHtmlDocument> PageAsync(this HttpResponseMessage response) => Parse(await response.Content.ReadAsStringAsync());

    /// <summary>Opens the page, fills its form and sends it with the hidden fields that the page put in.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient client, string path, params (string Name, string Value)[] fields)
    {
        var form = (await client.OpenAsync(path)).QuerySelector("form[method=post]") ?? throw new InvalidOperationException($"{path} has no form.");
        var hidden = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Select(input => (input.Name!, input.Value));
        return await client.PostAsync(path, new FormUrlEncodedContent(hidden.Concat(fields).Select(field => KeyValuePair.Create(field.Item1, field.Item2))));
    }

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
