namespace OpsConsole.Core.Activity;

/// <summary>Something that activity is about. Its kind is singular and lower case ("lead"); the live topics are kind + "s" and kind:id.</summary>
public interface IActivitySubject
{
    long Id { get; }

    string SubjectKind { get; }
}
