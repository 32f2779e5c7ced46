using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Templates;

namespace OpsConsole.Data.Templates;

internal sealed class TemplateVersionMapping : IEntityTypeConfiguration<TemplateVersion>
{
    public void Configure(EntityTypeBuilder<TemplateVersion> version)
    {
        version.Property(row => row.Template).HasMaxLength(MessageTemplate.KeyLength);
        version.Property(row => row.Note).HasMaxLength(TemplateVersion.NoteLength);
        version.Property(row => row.ByName).HasMaxLength(TemplateVersion.NameLength);
        version.Ignore(row => row.Content);
        // Of two who publish at once one is refused.
        version.HasIndex(row => new { row.TenantId, row.Template, row.Number }).IsUnique();
    }
}

internal sealed class TemplateDraftMapping : IEntityTypeConfiguration<TemplateDraft>
{
    public void Configure(EntityTypeBuilder<TemplateDraft> draft)
    {
        draft.Property(row => row.Template).HasMaxLength(MessageTemplate.KeyLength);
        draft.Property(row => row.ByName).HasMaxLength(TemplateVersion.NameLength);
        draft.Ignore(row => row.Content);
        draft.HasIndex(row => new { row.TenantId, row.Template }).IsUnique();
    }
}
