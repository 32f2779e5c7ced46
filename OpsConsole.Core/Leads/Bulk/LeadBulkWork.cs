using OpsConsole.Core.Bulk;
using OpsConsole.Core.Users;

namespace OpsConsole.Core.Leads.Bulk;

public sealed class LeadBulkWork(OpsDbs dbs, AccessDirectory access, BulkRooms rooms, TimeProvider clock)
    : BulkWork<Lead>(dbs, access, (BulkRoom<Lead>)rooms.Of(LeadBulkRoom.Kind), clock)
{
    public const string Name = "leads.bulk";
}
