using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Viewing;

namespace OpsConsole.Data.Users;

internal sealed class UserViewingMapping : IEntityTypeConfiguration<UserViewing>
{
    public void Configure(EntityTypeBuilder<UserViewing> viewing)
    {
        viewing.Property(row => row.Session).HasMaxLength(UserViewing.SessionLength);
        viewing.HasOne<User>().WithMany().HasForeignKey(row => row.ViewerUserId).OnDelete(DeleteBehavior.Restrict);
        viewing.HasOne<User>().WithMany().HasForeignKey(row => row.TargetUserId).OnDelete(DeleteBehavior.Restrict);
        // What somebody looks at now, and what is over; both only among those that have not ended.
        viewing.HasIndex(row => new { row.ViewerUserId, row.EndedAtUtc });
        viewing.HasIndex(row => new { row.EndedAtUtc, row.UntilUtc });
    }
}
