using OpsConsole.Core.Filtering;
using OpsConsole.Core.Listing;

namespace OpsConsole.Web.Parts.Lists;

/// <summary>A list: where its page is, and what its address can say.</summary>
/// <param name="Name">What its rows are: "leads".</param>
/// <param name="Row">One of them: "lead". The address names the open one by it.</param>
public sealed record ListPlace(string Name, string Row, string Path, FilterLanguage Language, ListSorts Sorts, ListColumns Columns);
