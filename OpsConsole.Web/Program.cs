using OpsConsole.Web.Hosting;
using OpsConsole.Web.Hosting.Verbs;

// Verbs (migrate, create-admin, …) do one thing and end; without one the console runs.
return await AllVerbs.RunAsync(args, VerbTerminal.Real) ?? await ConsoleHost.RunAsync(args);
