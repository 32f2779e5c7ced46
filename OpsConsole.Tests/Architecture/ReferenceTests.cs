using System.Reflection;
using System.Xml.Linq;
using OpsConsole.Core;
using OpsConsole.Data;
using OpsConsole.Jobs;
using OpsConsole.Web.Hosting;

namespace OpsConsole.Tests.Architecture;

/// <summary>Data → Core, Jobs → Core, Web → all three, and nobody → Web.</summary>
public sealed class ReferenceTests
{
    [Theory]
    [InlineData("OpsConsole.Core")]
    [InlineData("OpsConsole.Data", "OpsConsole.Core", "Microsoft.SqlServer.Server")]
    [InlineData("OpsConsole.Jobs", "OpsConsole.Core")]
    [InlineData("OpsConsole.Web", "OpsConsole.Core", "OpsConsole.Data", "OpsConsole.Jobs")]
    [InlineData("OpsConsole.Tests", "OpsConsole.Web")]
    public void A_project_references_what_it_may_and_no_more(string project, params string[] allowed)
    {
        var references = XDocument.Parse(SourceTree.Read($"{project}/{project}.csproj")).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

        Assert.Equal(allowed.Order(), references.Order());
    }

    [Fact]
    public void Core_knows_no_web_framework_and_no_database_provider()
    {
        string[] foreign = ["Microsoft.AspNetCore", "Sqlite", "SqlServer", "SqlClient", "Quartz"];
        var known = typeof(Actor).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!)
            .Where(name => foreign.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase)));

        // Identity's stores on EF; the one name with ASP.NET in it that is no part of the web framework.
        Assert.Equal(["Microsoft.AspNetCore.Identity.EntityFrameworkCore"], known);
    }

    [Theory]
    [InlineData("OpsConsole.Core")]
    [InlineData("OpsConsole.Data")]
    [InlineData("OpsConsole.Jobs")]
    public void Only_Web_is_a_web_project(string project)
    {
        var file = XDocument.Parse(SourceTree.Read($"{project}/{project}.csproj"));

        Assert.Equal("Microsoft.NET.Sdk", file.Root!.Attribute("Sdk")!.Value);
        Assert.Empty(file.Descendants("FrameworkReference"));
    }

    [Fact]
    public void Nobody_but_its_tests_references_Web()
    {
        var web = typeof(ConsoleHost).Assembly.GetName().Name;
        Assembly[] others = [typeof(Actor).Assembly, typeof(Database).Assembly, typeof(JobCatalog).Assembly];

        Assert.All(others, assembly => Assert.DoesNotContain(assembly.GetReferencedAssemblies(), reference => reference.Name == web));
    }
}
