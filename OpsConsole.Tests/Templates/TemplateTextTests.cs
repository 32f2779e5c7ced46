using AngleSharp.Html.Parser;
using OpsConsole.Core.Templates;
using OpsConsole.Core.Users.Letters;

namespace OpsConsole.Tests.Templates;

public sealed class TemplateTextTests
{
    private static readonly MessageTemplate locked = AccountLockedMessage.Is;

    public static TheoryData<string, int, int, string> Wrong => new()
    {
        { "<p>Hello {{user_nmae}}</p>{{locked_until}}", 1, 10, "There is no variable user_nmae in this message. Do you mean user_name?" },
        { "<p>One\n{{locked_until}}</p>\n  {{user_name", 3, 3, "This {{ is never closed with }}." },
        { "{{locked_until}} {{ 1+1 }}", 1, 18, "Only the name of a variable can stand between the braces, such as {{user_name}}." },
        { "{{locked_until}}{{#each users}}", 1, 17, "Only the name of a variable can stand between the braces, such as {{user_name}}." },
        { "{{locked_until}}{{/if}}", 1, 17, "Nothing is open that {{/if}} could end." },
        { "{{locked_until}}{{#if attempts}}x", 1, 17, "The condition on attempts is never ended with {{/if}}." },
        { "{{locked_until}} }}", 1, 18, "This }} has no {{ before it." },
        { "<p>Bye</p>", 1, 11, "locked_until is missing: without it the message is of no use." },
        { "{{locked_until}}<script>alert(1)</script>", 1, 17, "<script> cannot stand in a mail." },
        { "{{locked_until}}<p onclick=\"x()\">a</p>", 1, 20, "<p> cannot have “onclick” in a mail." },
        { "{{locked_until}}<a href=\"javascript:alert(1)\">a</a>", 1, 26, "A link in a mail cannot lead to “javascript:”." },
        { "{{locked_until}}<a href=\"java&#115;cript:alert(1)\">a</a>", 1, 26, "A link in a mail cannot lead to “javascript:”." },
        { "{{locked_until}}<a href=\"{{user_name}}\">a</a>", 1, 26, "user_name is no address; a link cannot lead to it." },
        { "{{locked_until}}<a href=\"https://x.test/?{{user_name}}\">a</a>", 1, 26, "A link is a variable or an address, not both." },
        { "{{locked_until}}<a href=\"https://x.test/\"> </a>", 1, 17, "This link has no words: nobody can see or hear it." },
        { "{{locked_until}}<p style=\"background:url(https://x.test)\">a</p>", 1, 27, "The value of the style “background” cannot stand in a mail." },
        { "{{locked_until}}<p style=\"display:none\">a</p>", 1, 27, "A mail hides nothing from its reader." },
        { "{{locked_until}}<p style=\"color:#bbbbbb\">a</p>", 1, 27, "These colours are hard to read: their contrast is 1.9, and letters need 4.5." },
        { "{{locked_until}}<p>a", 1, 17, "<p> is never closed." },
        { "{{locked_until}}<p>a</b></p>", 1, 21, "</b> stands where </p> is due." },
        { "{{locked_until}}<!-- a -->", 1, 17, "Comments cannot stand in a mail." },
        { "{{locked_until}}<p class=x>a</p>", 1, 20, "An attribute is written name=\"value\", in double quotes." },
        { "{{locked_until}}<form action=\"https://x.test\">a</form>", 1, 17, "<form> cannot stand in a mail." },
        { "{{locked_until}} a < b", 1, 18 + 2, "This < begins no element; write &lt; for the sign itself." },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void What_is_wrong_is_said_with_its_place(string html, int line, int column, string message)
    {
        var problems = TemplateCheck.ProblemsOf(locked, locked.Words with { Html = html });
        Assert.Contains(new TemplateProblem(TemplatePart.Html, line, column, message), problems);
    }

    [Fact]
    public void Every_message_of_the_product_passes_its_own_check_and_fills_all_it_names()
    {
        Assert.All(MessageCatalog.All, template =>
        {
            Assert.Empty(TemplateCheck.ProblemsOf(template, template.Words));
            Assert.Equal(template.Variables.Count, template.Variables.Select(variable => variable.Name).Distinct().Count());
            var mail = TemplateRendering.Render(template, template.Words, template.Examples, Frame);
            Assert.DoesNotContain("{{", mail.Subject + mail.Html + mail.Text, StringComparison.Ordinal);
            // Whoever reads plain text reads the same links.
            Assert.All(template.Variables.Where(variable => variable.IsLink), link => Assert.Contains(link.Example, mail.Text, StringComparison.Ordinal));
        });
        Assert.Equal(MessageCatalog.All.Count, MessageCatalog.All.Select(template => template.Key).Distinct().Count());
    }

    [Fact]
    public void Every_message_class_is_in_the_catalogue_and_each_secret_has_who_makes_it()
    {
        var classes = typeof(MessageTemplate).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(MessageTemplate)) && !type.IsAbstract).ToList();
        Assert.Equal(classes.Select(type => type.Name).Order(), MessageCatalog.All.Select(template => template.GetType().Name).Order());
        var makers = typeof(MessageTemplate).Assembly.GetTypes().Count(type => type.IsAssignableTo(typeof(Core.Messages.Sending.IFillSecrets)) && type.IsClass);
        Assert.Equal(makers, MessageCatalog.All.Count(template => template.HasSecrets));
    }

    [Fact]
    public void Values_are_only_ever_text()
    {
        var values = new Dictionary<string, string>(locked.Examples)
        {
            ["user_name"] = "<script>alert(1)</script>{{locked_until}}",
            ["new_password_link"] = "javascript:alert(1)",
            ["secret_of_others"] = "never",
        };
        var words = new TemplateWords("Hi {{user_name}}", "<p>{{user_name}}</p><a href=\"{{new_password_link}}\">x</a>{{secret_of_others}}", "{{user_name}}");
        var mail = TemplateRendering.Render(locked, words, new Dictionary<string, string>(values) { ["user_name"] = "A\r\nBcc: b@c.test" }, Frame);
        Assert.DoesNotContain('\n', mail.Subject);
        mail = TemplateRendering.Render(locked, words, values, Frame);
        Assert.Contains("<p>&lt;script&gt;alert(1)&lt;/script&gt;{{locked_until}}</p>", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("never", mail.Html, StringComparison.Ordinal);
    }

    /// <summary>Whatever is thrown at it: it ends, names places that are in the text, and what it lets pass holds nothing that runs, loads or asks.</summary>
    [Fact]
    public void Whatever_is_written_it_ends_and_what_passes_runs_loads_and_asks_nothing()
    {
        string[] pieces =
        [
            "{{", "}}", "{{user_name}}", "{{locked_until}}", "{{#if ", "{{#if attempts}}", "{{/if}}", "<", ">", "</", "/>", "<p>", "</p>", "<p ", "<a href=\"", "\"", "'", "=", "{{new_password_link}}", "</a>", "<br>", "<script>", "</script>",
            "<img src=x onerror=alert(1)>", "javascript:", "&#106;", "style=\"", "color:#111111", "onclick=\"", "<svg/onload=x>", "<!--", "-->", "<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", " ", "\n", "a", "é", "\0", "<style>", "</style>", "<b", "<p title=\"", "url(", "<iframe>",
            "<a href=\"https://x.test/\">x</a>", "<h1>", "</h1>", "<li", "<p class=\"button\">",
        ];
        var random = new Random(20261122);
        var parser = new HtmlParser();
        var passed = 0;
        for (var run = 0; run < 30_000; run++)
        {
            var html = string.Concat(Enumerable.Range(0, random.Next(1, 34)).Select(_ => pieces[random.Next(pieces.Length)]));
            if (run % 3 == 0)
                html = "<p>{{locked_until}}</p>" + string.Concat(Enumerable.Range(0, random.Next(0, 5)).Select(_ => pieces[random.Next(pieces.Length)]));
            var problems = TemplateCheck.ProblemsOf(locked, locked.Words with { Html = html });
            var lines = html.Split('\n');
            Assert.All(problems.Where(problem => problem.Part == TemplatePart.Html), problem => Assert.True(problem.Line >= 1 && problem.Line <= lines.Length && problem.Column >= 1 && problem.Column <= lines[problem.Line - 1].Length + 1, $"{problem} in {html}"));
            if (problems.Any(problem => problem.Refuses))
                continue;
            passed++;
            foreach (var attempts in new[] { "", "\"><script>alert(1)</script>", "5" })
            {
                var mail = TemplateRendering.Render(locked, locked.Words with { Html = html }, new Dictionary<string, string>(locked.Examples) { ["attempts"] = attempts, ["user_name"] = "'\"><img src=x onerror=alert(1)>" }, Frame);
                var page = parser.ParseDocument(mail.Html);
                Assert.Empty(page.QuerySelectorAll("script,img,iframe,svg,form,input,object,embed,link,base,video,audio,source"));
                Assert.DoesNotContain(page.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal) || attribute.Name == "src");
                Assert.All(page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")), href => Assert.Matches("^(https://|mailto:|tel:|$)", href ?? ""));
                // The body stays in its place: what stands below it is still the layout's.
                Assert.NotNull(page.QuerySelector("td.mail-foot"));
                Assert.Null(page.QuerySelector("td.mail-body td.mail-foot"));
            }
        }

        Assert.True(passed > 100, $"{passed} passed");
    }

    [Fact]
    public void A_layout_can_be_read_in_the_light_and_in_the_dark() =>
        Assert.All([(MailLayout.Ink, MailLayout.Paper), (MailLayout.Paper, MailLayout.Accent), (MailColor.Read("#52606d")!.Value, MailColor.Read("#eef2f6")!.Value), (MailColor.Read("#e6ebf0")!.Value, MailColor.Read("#1b232c")!.Value), (MailColor.Read("#9cc2ff")!.Value, MailColor.Read("#1b232c")!.Value), (MailColor.Read("#a9b5c1")!.Value, MailColor.Read("#10161d")!.Value), (MailColor.Read("#ffffff")!.Value, MailColor.Read("#2f6ae0")!.Value)],
            pair => Assert.True(pair.Item1.ContrastTo(pair.Item2) >= MailColor.Enough, $"{pair}: {pair.Item1.ContrastTo(pair.Item2):0.00}"));

    private static MailFrame Frame { get; } = new("Keller & Sons", "Because.", new Uri("https://console.keller.test/profile"));
}
