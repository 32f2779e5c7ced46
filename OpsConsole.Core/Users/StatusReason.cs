namespace OpsConsole.Core.Users;

/// <summary>Why an account is shut or opened, as its history keeps it.</summary>
internal static class StatusReason
{
    public static Error? WhyNot(string reason) => reason.Trim().Length switch
    {
        0 => new StatusNeedsAReason(),
        > User.ReasonLength => new StatusReasonIsTooLong(User.ReasonLength),
        _ => null,
    };
}
