using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Terms;
using OpsConsole.Web.Shell;

namespace OpsConsole.Web.Access;

/// <summary>The last step of every sign-in with a password: new terms are said yes to first, then the session opens.</summary>
public sealed class LettingIn(DueTermsQuery due, AccessDirectory directory, HalfSignIns half)
{
    /// <summary>Opens the session unless terms are due.</summary>
    /// <param name="how">What proved the person.</param>
    /// <returns>Where they go on to: where they wanted to be, or the terms.</returns>
    public async Task<string> LetInAsync(HttpContext context, long userId, string how, bool remember, string? returnUrl)
    {
        if ((await due.LoadAsync(userId, context.RequestAborted)).Count > 0 && await directory.FindAsync(userId, context.RequestAborted) is { SecurityStamp: { } stamp })
        {
            half.Keep(context, new(userId, stamp, remember, How: how));
            return AppPaths.TermsOnTheWayIn(returnUrl);
        }

        half.Forget(context);
        await context.OpenSessionAsync(userId, how, remember);
        return LocalUrl.Or(returnUrl, AppPaths.Home);
    }
}
