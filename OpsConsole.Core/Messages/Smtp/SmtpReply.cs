namespace OpsConsole.Core.Messages.Smtp;

/// <summary>What a server answered: a code and its lines.</summary>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    public bool IsGood => Code is >= 200 and < 400;

    public override string ToString()
    {
        var text = $"{Code} {string.Join(' ', Lines)}";
        return text.Length <= 300 ? text : text[..299] + "…";
    }
}
