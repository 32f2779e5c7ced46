namespace OpsConsole.Core.Leads;

public sealed partial class Lead
{
    /// <summary>What the manager asked the agent last; the timeline keeps every question and answer.</summary>
    public string? Question { get; private set; }

    public string? QuestionByName { get; private set; }

    public DateTime? QuestionAtUtc { get; private set; }

    public string? Answer { get; private set; }

    public DateTime? AnswerAtUtc { get; private set; }

    public bool HasOpenQuestion => Status == LeadStatus.Pending && Question is not null && Answer is null;

    /// <summary>Sends the lead back to its agent with a question. It stays pending; a second question replaces the first.</summary>
    public Error? Ask(Actor actor, DateTime nowUtc, string question)
    {
        if (WhyNotDecidable() is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(question))
            return new QuestionIsEmpty();
        if (question.Length > NoteLength)
            return new NoteIsTooLong(NoteLength);
        (Question, QuestionByName, QuestionAtUtc) = (question.Trim(), actor.Name, nowUtc);
        (Answer, AnswerAtUtc) = (null, null);
        return null;
    }

    public Error? GiveAnswer(DateTime nowUtc, string answer)
    {
        if (!HasOpenQuestion)
            return new NoOpenQuestion();
        if (string.IsNullOrWhiteSpace(answer))
            return new AnswerIsEmpty();
        if (answer.Length > NoteLength)
            return new NoteIsTooLong(NoteLength);
        (Answer, AnswerAtUtc) = (answer.Trim(), nowUtc);
        return null;
    }
}
