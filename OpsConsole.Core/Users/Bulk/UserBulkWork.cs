using OpsConsole.Core.Bulk;

namespace OpsConsole.Core.Users.Bulk;

public sealed class UserBulkWork(OpsDbs dbs, AccessDirectory access, BulkRooms rooms, TimeProvider clock)
    : BulkWork<User>(dbs, access, (BulkRoom<User>)rooms.Of(UserBulkRoom.Kind), clock)
{
    public const string Name = "users.bulk";
}
