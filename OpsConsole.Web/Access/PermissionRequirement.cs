using Microsoft.AspNetCore.Authorization;

namespace OpsConsole.Web.Access;

public sealed record PermissionRequirement(string Permission) : IAuthorizationRequirement;

/// <summary>Asks what the person may do now, not what they might when they signed in.</summary>
public sealed class PermissionHandler(SignedInActors actors) : AuthorizationHandler<PermissionRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if ((await actors.OfAsync(context.User)).May(requirement.Permission))
            context.Succeed(requirement);
    }
}
