using Microsoft.AspNetCore.Authorization;
using OpsConsole.Core.Permissions;

namespace OpsConsole.Web.Access;

/// <summary>
/// Opens a page, an endpoint or a hub method only to people who hold the permission. A stranger is asked to sign in; everybody else
/// learns which permission is missing. Say the same in markup with <c>&lt;AuthorizeView Policy="@LeadPermissions.Approve"&gt;</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class RequirePermissionAttribute(string permission) : AuthorizeAttribute(PermissionCatalog.AllNames.Contains(permission)
    ? permission
    : throw new ArgumentException($"No room declares the permission {permission}.", nameof(permission)))
{
    public string Permission => Policy!;
}
