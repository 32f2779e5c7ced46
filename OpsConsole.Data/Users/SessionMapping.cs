using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Sessions;

namespace OpsConsole.Data.Users;

internal sealed class UserSessionMapping : IEntityTypeConfiguration<UserSession>
{
    public void Configure(EntityTypeBuilder<UserSession> session)
    {
        session.Property(row => row.Key).HasMaxLength(UserSession.KeyLength);
        session.Property(row => row.How).HasMaxLength(UserSession.HowLength);
        session.Property(row => row.From).HasMaxLength(UserSession.FromLength);
        session.Property(row => row.Browser).HasMaxLength(UserSession.BrowserLength);
        session.Property(row => row.EndedBy).HasMaxLength(UserSession.EndedByLength);
        session.HasIndex(row => row.Key).IsUnique();
        session.HasIndex(row => new { row.UserId, row.EndedAtUtc, row.SeenAtUtc });
        session.HasIndex(row => new { row.TenantId, row.SeenAtUtc });
        session.HasOne<User>().WithMany().HasForeignKey(row => row.UserId);
    }
}

internal sealed class SignInAttemptMapping : IEntityTypeConfiguration<SignInAttempt>
{
    public void Configure(EntityTypeBuilder<SignInAttempt> attempt)
    {
        attempt.Property(row => row.Email).HasMaxLength(SignInAttempt.EmailLength);
        attempt.Property(row => row.From).HasMaxLength(UserSession.FromLength);
        attempt.HasIndex(row => new { row.From, row.AtUtc });
        attempt.HasIndex(row => new { row.UserId, row.AtUtc });
        attempt.HasIndex(row => new { row.TenantId, row.AtUtc });
        attempt.HasOne<Tenant>().WithMany().HasForeignKey(row => row.TenantId).OnDelete(DeleteBehavior.Restrict);
    }
}
