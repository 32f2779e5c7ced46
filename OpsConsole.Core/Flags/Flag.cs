using OpsConsole.Core.Activity;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Flags;

/// <summary>What a tenant decided about a flag of <see cref="FlagCatalog"/>; without a row the catalogue counts.</summary>
public sealed class Flag : ITenantOwned, IVersioned, IActivitySubject
{
    public const string Subject = "flag";
    public const int FlagNameLength = 80;
    public const int StateLength = 4000;
    public const int NameLength = 160;
    public const int ReasonLength = 400;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public required string Name { get; init; }

    /// <summary>A <see cref="FlagState"/> as JSON.</summary>
    public required string State { get; set; }

    public DateTime? ChangedAtUtc { get; private set; }

    public string? ChangedByName { get; private set; }

    public long? OwnerUserId { get; private set; }

    public string? OwnerName { get; private set; }

    /// <summary>A state that waits for a second person.</summary>
    public string? ProposedState { get; private set; }

    public long? ProposedByUserId { get; private set; }

    public string? ProposedByName { get; private set; }

    public DateTime? ProposedAtUtc { get; private set; }

    /// <summary>While it is stopped it is off for everybody, whatever its state says.</summary>
    public DateTime? StoppedAtUtc { get; private set; }

    public string? StoppedByName { get; private set; }

    public string? StopReason { get; private set; }

    public long Version { get; private set; }

    string IActivitySubject.SubjectKind => Subject;

    public Error? Change(FlagState next, Actor by, DateTime nowUtc)
    {
        if (next.ToJson() == State)
            return new FlagIsSoAlready();
        (State, ChangedByName, ChangedAtUtc) = (next.ToJson(), by.Name, nowUtc);
        Forget();
        return null;
    }

    public Error? Propose(FlagState next, Actor by, DateTime nowUtc)
    {
        if (next.ToJson() == State)
            return new FlagIsSoAlready();
        (ProposedState, ProposedByUserId, ProposedByName, ProposedAtUtc) = (next.ToJson(), by.UserId, by.Name, nowUtc);
        return null;
    }

    /// <summary>Makes the proposed state the flag's; not by whoever proposed it.</summary>
    public Error? Approve(Actor by, DateTime nowUtc)
    {
        if (ProposedState is not { } next)
            return new NothingIsProposed();
        if (by.UserId is null || by.UserId == ProposedByUserId)
            return new CannotApproveYourOwnChange();
        (State, ChangedByName, ChangedAtUtc) = (next, ProposedByName, nowUtc);
        Forget();
        return null;
    }

    public Error? Decline()
    {
        if (ProposedState is null)
            return new NothingIsProposed();
        Forget();
        return null;
    }

    public Error? Stop(string reason, Actor by, DateTime nowUtc)
    {
        if (StoppedAtUtc is not null)
            return new FlagIsStopped(StoppedByName!);
        (StoppedAtUtc, StoppedByName, StopReason) = (nowUtc, by.Name, reason);
        return null;
    }

    public Error? Release()
    {
        if (StoppedAtUtc is null)
            return new FlagIsNotStopped();
        (StoppedAtUtc, StoppedByName, StopReason) = (null, null, null);
        return null;
    }

    /// <summary>Whether its rules, or those that wait for a second person, name this role.</summary>
    public bool NamesRole(string role) => StatesOf().Any(state => state.Roles.Contains(role, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether a state would be for every role without this one.</summary>
    public bool IsForRoleAlone(string role) => StatesOf().Any(state => state.Roles.Count > 0 && state.Roles.All(named => string.Equals(named, role, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The role is called something else; what waits for a second person goes on waiting.</summary>
    /// <param name="to">Null when there is no such role any more.</param>
    public void RenameRole(string from, string? to)
    {
        State = FlagState.FromJson(State).WithRoleCalled(from, to).ToJson();
        ProposedState = ProposedState is { } proposed ? FlagState.FromJson(proposed).WithRoleCalled(from, to).ToJson() : null;
    }

    public void Give(long? ownerUserId, string? ownerName) => (OwnerUserId, OwnerName) = (ownerUserId, ownerName);

    private IEnumerable<FlagState> StatesOf() => new[] { State, ProposedState }.OfType<string>().Select(FlagState.FromJson);

    private void Forget() => (ProposedState, ProposedByUserId, ProposedByName, ProposedAtUtc) = (null, null, null, null);
}

/// <summary>A flag as the actor saw it; version 0 while nobody decided anything.</summary>
public readonly record struct FlagRef(string Name, long Version);
