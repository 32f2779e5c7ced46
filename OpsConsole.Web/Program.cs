using OpsConsole.Web.Hosting;

// Verbs (migrate, seed demo, …) do one thing and end; without one the console runs.
return Verbs.Find(args) is { } verb ? await verb.RunAsync(args) : await ConsoleHost.RunAsync(args);
