using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Notes;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Users;

namespace OpsConsole.Data.Leads;

internal sealed class LeadNoteMapping : IEntityTypeConfiguration<LeadNote>
{
    public void Configure(EntityTypeBuilder<LeadNote> note)
    {
        note.Property(row => row.Text).HasMaxLength(LeadNote.TextLength);
        note.Property(row => row.AuthorName).HasMaxLength(Lead.NameLength);
        note.HasOne<Lead>().WithMany().HasForeignKey(row => row.LeadId).OnDelete(DeleteBehavior.Restrict);
        note.HasOne<Opportunity>().WithMany().HasForeignKey(row => row.OpportunityId).OnDelete(DeleteBehavior.Restrict);
        note.HasIndex(row => new { row.LeadId, row.Id });
        note.HasIndex(row => new { row.OpportunityId, row.Id });
    }
}

internal sealed class LeadNoteMentionMapping : IEntityTypeConfiguration<LeadNoteMention>
{
    public void Configure(EntityTypeBuilder<LeadNoteMention> mention)
    {
        mention.HasKey(row => new { row.NoteId, row.UserId });
        mention.Property(row => row.Name).HasMaxLength(User.DisplayNameLength);
        mention.HasOne<LeadNote>().WithMany().HasForeignKey(row => row.NoteId);
    }
}
