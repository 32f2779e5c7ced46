using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.TwoFactor;

namespace OpsConsole.Data.Users;

internal sealed class TwoFactorKeyMapping : IEntityTypeConfiguration<TwoFactorKey>
{
    public void Configure(EntityTypeBuilder<TwoFactorKey> key)
    {
        key.HasKey(row => row.UserId);
        key.Property(row => row.UserId).ValueGeneratedNever();
        key.Property(row => row.SealedKey).HasMaxLength(TwoFactorKey.SealedLength);
        key.HasOne<User>().WithOne().HasForeignKey<TwoFactorKey>(row => row.UserId);
    }
}

internal sealed class RecoveryCodeMapping : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> code)
    {
        code.Property(row => row.Hash).HasMaxLength(RecoveryCode.HashLength);
        code.HasOne<User>().WithMany().HasForeignKey(row => row.UserId);
        code.HasIndex(row => new { row.UserId, row.Hash }).IsUnique();
    }
}
