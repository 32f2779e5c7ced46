namespace OpsConsole.Core.Jobs;

public sealed record ScheduleIsTheSame() : Error("The job has this schedule already.");

public sealed record ScheduleCannotBeRead(string Why) : Error(Why);

public sealed record ScheduleIsNeverDue() : Error("This schedule is never due again. Look at the day and the year.");

public sealed record ScheduleIsTooTight(int Seconds) : Error($"With this schedule two runs would be only {Seconds} s apart. Leave a minute or more: set the second to a number.");

public sealed record TimeZoneIsUnknown(string Zone) : Error($"The time zone “{Zone}” is not known. Take one of the list, such as UTC or America/Detroit.");

public sealed record JobIsPaused(string ByName) : Error($"{ByName} has paused this job already.");

public sealed record JobIsNotPaused() : Error("The job is not paused.");

public sealed record PauseNeedsAReason() : Error("Say why the job is to pause; whoever wonders about it reads this.");

public sealed record PauseReasonIsTooLong(int Most) : Error($"Please keep the reason under {Most} characters.");

public sealed record RunIsAskedFor(string ByName) : Error($"{ByName} has asked for a run already; it is about to begin.");

public sealed record JobIsRunning() : Error("The job is running at this moment. Wait for its end.");
