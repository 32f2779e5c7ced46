using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace OpsConsole.Tests.Ground;

/// <summary>bUnit asks for AngleSharp.Diffing 1.x; the registry has 0.17, whose API suffices. Keep in step with Data's of the same name.</summary>
internal static class OlderAssemblies
{
    [ModuleInitializer]
    public static void Accept() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        name.Name is "AngleSharp.Diffing" or "SQLitePCLRaw.core" && name.Version is not null
            ? context.LoadFromAssemblyName(new System.Reflection.AssemblyName(name.Name))
            : null;
}
