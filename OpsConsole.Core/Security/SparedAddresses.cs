using System.Net;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Security;

internal static class SparedAddresses
{
    /// <summary>Whether nothing shuts an address out: the machine itself, behind which everybody may be who comes through a proxy, and what the installation names.</summary>
    public static async ValueTask<bool> IsSparedAsync(this TenantSettings settings, long operatorId, string from, CancellationToken ct) =>
        (IPAddress.TryParse(from, out var address) && IPAddress.IsLoopback(address))
        || (await settings.GetAsync(operatorId, SecuritySettings.SparedAddresses, ct)).Split([',', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Contains(from, StringComparer.OrdinalIgnoreCase);
}
