using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace OpsConsole.Data;

/// <summary>
/// EF Core asks for SQLitePCLRaw.core 2.1; the registry has 2.0.6, whose API suffices. .NET refuses a lower assembly version but asks
/// here first. Where the newer version is restored this is never called; it goes when dependencies.md says so.
/// </summary>
internal static class OlderAssemblies
{
    [ModuleInitializer]
    public static void Accept() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        name.Name is "SQLitePCLRaw.core" && name.Version is not null
            ? context.LoadFromAssemblyName(new System.Reflection.AssemblyName(name.Name))
            : null;
}
