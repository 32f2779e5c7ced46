using OpsConsole.Core.Permissions;

namespace OpsConsole.Core.Users.Viewing;

public sealed record IsYourself() : Error("That is you. Nothing would look otherwise.");

public sealed record IsAnAdministrator(string Name) : Error($"{Name} looks after users. Nobody sees the console as another administrator.");

public sealed record MayMoreThanYou(string Name) : Error($"{Name} may do things that you may not, so you cannot look at them either.");

public sealed record CannotSignIn(string Name) : Error($"{Name} cannot sign in at present, so there is nothing to see.");

/// <summary>As whom somebody may look at the console.</summary>
public static class ViewingRules
{
    /// <param name="theirs">What the other person may do.</param>
    /// <returns>Null when the actor may look at the console as they do.</returns>
    public static Error? WhyNot(Actor actor, long userId, string name, IReadOnlySet<string> theirs)
    {
        if (actor.Lacks(UserPermissions.ViewAs) is { } refusal)
            return refusal;
        if (actor.UserId == userId)
            return new IsYourself();
        if (theirs.Contains(UserPermissions.Manage))
            return new IsAnAdministrator(name);
        // Somebody's own side of the portal is nothing that others could do at all.
        return theirs.Any(permission => !actor.May(permission) && !PermissionCatalog.IsOfOnesOwn(permission)) ? new MayMoreThanYou(name) : null;
    }
}
