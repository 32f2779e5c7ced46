using OpsConsole.Core.Listing.Exports;

namespace OpsConsole.Core.Users.Exports;

/// <summary>A file of users that somebody took out.</summary>
public sealed class UserExport : ListExport
{
    protected override string Kind => "user-export";
}
