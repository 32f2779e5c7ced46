using OpsConsole.Core.Messages;

namespace OpsConsole.Core.Users.Bulk;

/// <param name="Reason">Why, as the history of each account keeps it.</param>
public sealed record BulkDisable(string Reason) : UserBulkChange
{
    public const string Name = "disable";

    public override string Kind => Name;

    public override Error? WhyNotReady() => StatusReason.WhyNot(Reason);
}

/// <param name="Reason">Why, as the history of each account keeps it.</param>
public sealed record BulkEnable(string Reason) : UserBulkChange
{
    public const string Name = "enable";

    public override string Kind => Name;

    public override Error? WhyNotReady() => StatusReason.WhyNot(Reason);
}

/// <param name="Role">Its name, for those who read of it later.</param>
public sealed record BulkGiveRole(long RoleId, string Role) : UserBulkChange
{
    public const string Name = "give-role";

    public override string Kind => Name;
}

/// <param name="Role">Its name, for those who read of it later.</param>
public sealed record BulkTakeRole(long RoleId, string Role) : UserBulkChange
{
    public const string Name = "take-role";

    public override string Kind => Name;
}

public sealed record BulkEndSignIns : UserBulkChange
{
    public const string Name = "end-sign-ins";

    public override string Kind => Name;

    public override bool CanBeUndone => false;
}

public sealed record BulkUnlock : UserBulkChange
{
    public const string Name = "unlock";

    public override string Kind => Name;

    public override bool CanBeUndone => false;
}

/// <param name="Message">The key of a message of the library.</param>
/// <param name="Called">Its name, for those who read of it later.</param>
public sealed record BulkWrite(string Message, string Called) : UserBulkChange
{
    public const string Name = "write";

    public override string Kind => Name;

    public override string Permission => MessagePermissions.Send;

    public override bool CanBeUndone => false;
}
