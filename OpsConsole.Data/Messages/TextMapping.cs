using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Messages.Sms;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Phones;

namespace OpsConsole.Data.Messages;

internal sealed class IncomingTextMapping : IEntityTypeConfiguration<IncomingText>
{
    public void Configure(EntityTypeBuilder<IncomingText> text)
    {
        text.Property(row => row.ProviderId).HasMaxLength(IncomingText.ProviderIdLength);
        text.Property(row => row.FromNumber).HasMaxLength(IncomingText.NumberLength);
        text.Property(row => row.ToNumber).HasMaxLength(IncomingText.NumberLength);
        text.Property(row => row.Body).HasMaxLength(IncomingText.BodyLength);
        text.Property(row => row.Word).HasMaxLength(10);
        text.Property(row => row.UserName).HasMaxLength(OutgoingMessage.NameLength);
        // Taken in once, however often it is brought.
        text.HasIndex(row => new { row.TenantId, row.ProviderId }).IsUnique();
        text.HasIndex(row => new { row.TenantId, row.Word, row.Id });
        text.HasIndex(row => new { row.TenantId, row.AtUtc });
        // What came in by other nodes.
        text.HasIndex(row => row.AtUtc);
    }
}

internal sealed class PhoneCodeMapping : IEntityTypeConfiguration<PhoneCode>
{
    public void Configure(EntityTypeBuilder<PhoneCode> code)
    {
        code.HasKey(row => row.UserId);
        code.Property(row => row.UserId).ValueGeneratedNever();
        code.Property(row => row.Number).HasMaxLength(PhoneCode.NumberLength);
        code.Property(row => row.Sealed).HasMaxLength(PhoneCode.SealedLength);
        code.HasOne<User>().WithOne().HasForeignKey<PhoneCode>(row => row.UserId);
        code.HasIndex(row => new { row.TenantId, row.Number });
    }
}
