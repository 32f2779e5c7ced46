using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace OpsConsole.Web.Access;

/// <summary>Leaves the name of the missing permission with the request, for the page that says so.</summary>
public sealed class RefusedPermission : IAuthorizationMiddlewareResultHandler
{
    public const string Key = "refused-permission";

    private readonly AuthorizationMiddlewareResultHandler usual = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden)
            context.Items[Key] = authorizeResult.AuthorizationFailure?.FailedRequirements.OfType<PermissionRequirement>().FirstOrDefault()?.Permission;
        return usual.HandleAsync(next, context, policy, authorizeResult);
    }
}
