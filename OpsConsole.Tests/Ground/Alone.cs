namespace OpsConsole.Tests.Ground;

/// <summary>For what looks at the whole process, its heap above all: no other test runs meanwhile.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
