using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Messages.Library;

public sealed class TransactionUpdateMessage : LibraryMessage
{
    public static readonly TransactionUpdateMessage Is = new();

    public override string Key => "transaction-update";

    public override string Name => "Transaction update";

    public override TemplateWords Words { get; } = new(
        "[Street, city]: where the sale stands",
        """
        <h1>Where the sale stands</h1>
        <p>Hello {{user_name}},</p>
        <p>a short word about [street, city].</p>
        <h2>Done</h2>
        <ul>
        <li>[What was reached since the last time, such as: the title search is clear]</li>
        </ul>
        <h2>Next</h2>
        <ul>
        <li>[What comes, by whom and by when, such as: the inspection, on June 3 at 10]</li>
        </ul>
        <p class="note">What we need from you: [a paper, a signature, a decision, and by which day; or “nothing now”].</p>
        <p>Closing is planned for [day]. Is anything unclear? Answer this mail, or call [name and number].</p>
        <p><a href="{{console_link}}">Open the console</a></p>
        """,
        """
        Hello {{user_name}},

        a short word about [street, city].

        DONE
        - [What was reached since the last time, such as: the title search is clear]

        NEXT
        - [What comes, by whom and by when, such as: the inspection, on June 3 at 10]

        What we need from you: [a paper, a signature, a decision, and by which day; or “nothing now”].

        Closing is planned for [day]. Is anything unclear? Answer this mail, or call [name and number].

        Open the console: {{console_link}}
        """);
}
