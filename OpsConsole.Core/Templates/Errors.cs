namespace OpsConsole.Core.Templates;

/// <param name="Problems">Those that refuse.</param>
public sealed record TemplateHasProblems(IReadOnlyList<TemplateProblem> Problems)
    : Error(Problems.Count == 1
        ? $"Line {Problems[0].Line}, column {Problems[0].Column} of the {Problems[0].Part switch { TemplatePart.Html => "HTML", TemplatePart.Text => "text", TemplatePart.Sms => "text message", _ => "subject" }}: {Problems[0].Message}"
        : $"{Problems.Count} places need another look. Nothing was published.");

public sealed record NoSuchTemplate() : Error("There is no such message. It may have left the product.");

public sealed record IsSentByTextOnly() : Error("This message goes out by text only; a test by mail would show something else.");

public sealed record NothingToPublish() : Error("There is no draft to publish. Nothing was changed.");

public sealed record NothingChanged() : Error("These are the words that count already. Nothing was published.");

public sealed record SharesAreOutOfBounds() : Error("The second variant goes to 1 to 99 of a hundred people.");

public sealed record TextIsTooLong() : Error($"Keep each text under {TemplateWords.BodyLength} characters. It was not saved.");

public sealed record HasNoAddress() : Error("Your account has no e-mail address to send a test to.");

public sealed record NoSuchVersion(int Number) : Error($"There is no version {Number} of this message.");
