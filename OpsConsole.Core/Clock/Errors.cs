namespace OpsConsole.Core.Clock;

public sealed record ClockStandsFast() : Error("The clock can be moved in Development only.");

public sealed record ClockIsOnItsWay(DateTime TargetUtc) : Error($"The clock is on its way to {TargetUtc:d MMM yyyy, HH:mm} UTC. Wait for its arrival, or go back to real time.");

public sealed record ClockWouldGoTooFar(int Years) : Error($"Move the clock by at most {Years} years.");

public sealed record ClockGoesBackOnlyInOneStep() : Error("Going back, nothing falls due on the way. Jump there.");

public sealed record TooMuchFallsDue(int Most) : Error($"More than {Most:N0} runs fall due on the way. Go a shorter way, or jump: then each job runs once.");
