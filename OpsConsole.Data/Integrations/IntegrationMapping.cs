using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Leads;

namespace OpsConsole.Data.Integrations;

internal sealed class IntegrationMapping : IEntityTypeConfiguration<Integration>
{
    public void Configure(EntityTypeBuilder<Integration> integration)
    {
        integration.Property(row => row.System).HasMaxLength(OutsideSystem.NameLength);
        integration.Property(row => row.Sealed).HasMaxLength(Integration.SealedLength);
        integration.Property(row => row.CredentialsSetByName).HasMaxLength(Lead.NameLength);
        integration.HasIndex(row => new { row.TenantId, row.System }).IsUnique();
    }
}

internal sealed class ProviderCallMapping : IEntityTypeConfiguration<ProviderCall>
{
    public void Configure(EntityTypeBuilder<ProviderCall> call)
    {
        call.Property(row => row.System).HasMaxLength(OutsideSystem.NameLength);
        call.Property(row => row.Operation).HasMaxLength(OutsideSystem.NameLength);
        call.Property(row => row.SubjectKind).HasMaxLength(Core.Activity.ActivityEntry.SubjectKindLength);
        call.Property(row => row.ByName).HasMaxLength(Lead.NameLength);
        call.Property(row => row.Error).HasMaxLength(ProviderCall.ErrorLength);
        // The log and its filters; health, which asks for the last of an outcome; the month's figures and the sweep.
        call.HasIndex(row => new { row.TenantId, row.Id });
        call.HasIndex(row => new { row.TenantId, row.System, row.Outcome, row.Id });
        call.HasIndex(row => new { row.TenantId, row.AtUtc, row.System, row.Outcome, row.CostMicros });
    }
}

internal sealed class ProviderAnswerMapping : IEntityTypeConfiguration<ProviderAnswer>
{
    public void Configure(EntityTypeBuilder<ProviderAnswer> answer)
    {
        answer.Property(row => row.System).HasMaxLength(OutsideSystem.NameLength);
        answer.Property(row => row.Operation).HasMaxLength(OutsideSystem.NameLength);
        answer.Property(row => row.Key).HasMaxLength(ProviderAnswer.KeyLength);
        answer.Property(row => row.Body).HasMaxLength(ProviderAnswer.BodyLength);
        // One answer a question, whoever asks first.
        answer.HasIndex(row => new { row.TenantId, row.System, row.Operation, row.Key, row.IsSimulated }).IsUnique();
        answer.HasIndex(row => new { row.TenantId, row.ExpiresAtUtc, row.Id });
    }
}
