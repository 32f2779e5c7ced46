using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Listing;

namespace OpsConsole.Data.Users;

internal sealed class UserMapping : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> user)
    {
        user.Property(row => row.DisplayName).HasMaxLength(User.DisplayNameLength);
        user.HasOne<Tenant>().WithMany().HasForeignKey(row => row.TenantId).OnDelete(DeleteBehavior.Restrict);
        user.Property(row => row.SearchText).HasMaxLength(UserSearchText.Length).HasDefaultValue("").ValueGeneratedNever();
        user.HasIndex(row => new { row.TenantId, row.DisplayName, row.Id });
    }
}

internal sealed class UserPreferenceMapping : IEntityTypeConfiguration<UserPreference>
{
    public void Configure(EntityTypeBuilder<UserPreference> preference)
    {
        preference.HasKey(row => row.UserId);
        preference.Property(row => row.UserId).ValueGeneratedNever();
        preference.Property(row => row.TimeZone).HasMaxLength(UserPreference.TimeZoneLength);
        preference.Property(row => row.Keys).HasMaxLength(UserPreference.KeysLength);
        preference.HasOne<User>().WithOne().HasForeignKey<UserPreference>(row => row.UserId);
    }
}

internal sealed class RoleMapping : IEntityTypeConfiguration<Role>
{
    public void Configure(EntityTypeBuilder<Role> role)
    {
        role.Property(row => row.Name).HasMaxLength(Role.NameLength);
        role.Property(row => row.NameKey).HasMaxLength(Role.NameLength);
        role.Property(row => row.Purpose).HasMaxLength(Role.PurposeLength);
        role.HasIndex(row => new { row.TenantId, row.NameKey }).IsUnique();
        role.HasOne<Tenant>().WithMany().HasForeignKey(row => row.TenantId).OnDelete(DeleteBehavior.Restrict);
        role.HasMany(row => row.Permissions).WithOne().HasForeignKey(row => row.RoleId);
    }
}

internal sealed class RolePermissionMapping : IEntityTypeConfiguration<RolePermission>
{
    public void Configure(EntityTypeBuilder<RolePermission> permission)
    {
        permission.HasKey(row => new { row.RoleId, row.Permission });
        permission.Property(row => row.Permission).HasMaxLength(RolePermission.PermissionLength);
    }
}

internal sealed class RoleMembershipMapping : IEntityTypeConfiguration<RoleMembership>
{
    public void Configure(EntityTypeBuilder<RoleMembership> membership)
    {
        membership.HasKey(row => new { row.UserId, row.RoleId });
        membership.HasOne<User>().WithMany(row => row.Memberships).HasForeignKey(row => row.UserId);
        membership.HasOne(row => row.Role).WithMany().HasForeignKey(row => row.RoleId).OnDelete(DeleteBehavior.Restrict);
        membership.HasIndex(row => new { row.RoleId, row.UserId });
    }
}
