using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Markets;
using OpsConsole.Core.Users.Onboarding;
using OpsConsole.Core.Users.Registering;
using OpsConsole.Core.Users.Terms;

namespace OpsConsole.Data.Users;

internal sealed class RegistrationMapping : IEntityTypeConfiguration<Registration>
{
    public void Configure(EntityTypeBuilder<Registration> registration)
    {
        registration.Property(row => row.Email).HasMaxLength(NewUser.EmailLength);
        registration.Property(row => row.NormalizedEmail).HasMaxLength(NewUser.EmailLength);
        registration.Property(row => row.Name).HasMaxLength(User.DisplayNameLength);
        registration.Property(row => row.LinkHash).HasMaxLength(Registration.HashLength);
        registration.Property(row => row.EarlierLinkHash).HasMaxLength(Registration.HashLength);
        registration.Property(row => row.DecidedByName).HasMaxLength(Registration.NameLength);
        registration.Property(row => row.Reason).HasMaxLength(Registration.ReasonLength);
        registration.HasOne<Tenant>().WithMany().HasForeignKey(row => row.TenantId).OnDelete(DeleteBehavior.Restrict);
        registration.HasOne<User>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.NoAction);
        // One for each address: the last word when two tabs register at once.
        registration.HasIndex(row => new { row.TenantId, row.NormalizedEmail }).IsUnique();
        registration.HasIndex(row => new { row.TenantId, row.State, row.ConfirmedAtUtc, row.Id });
        registration.HasIndex(row => row.UserId);
    }
}

internal sealed class TermsAcceptanceMapping : IEntityTypeConfiguration<TermsAcceptance>
{
    public void Configure(EntityTypeBuilder<TermsAcceptance> acceptance)
    {
        acceptance.HasKey(row => new { row.UserId, row.Document, row.Version });
        acceptance.Property(row => row.From).HasMaxLength(TermsAcceptance.FromLength);
        acceptance.HasOne<User>().WithMany().HasForeignKey(row => row.UserId);
    }
}

internal sealed class UserOnboardingMapping : IEntityTypeConfiguration<UserOnboarding>
{
    public void Configure(EntityTypeBuilder<UserOnboarding> onboarding)
    {
        onboarding.HasKey(row => row.UserId);
        onboarding.Property(row => row.UserId).ValueGeneratedNever();
        onboarding.Ignore(row => row.Next);
        onboarding.HasOne<User>().WithOne().HasForeignKey<UserOnboarding>(row => row.UserId);
    }
}

internal sealed class UserMarketMapping : IEntityTypeConfiguration<UserMarket>
{
    public void Configure(EntityTypeBuilder<UserMarket> market)
    {
        market.HasKey(row => new { row.UserId, row.Kind, row.Place });
        market.Property(row => row.Place).HasMaxLength(UserMarket.PlaceLength);
        market.HasOne<User>().WithMany(row => row.Markets).HasForeignKey(row => row.UserId);
        // Who works at a place.
        market.HasIndex(row => new { row.TenantId, row.Kind, row.Place });
    }
}
