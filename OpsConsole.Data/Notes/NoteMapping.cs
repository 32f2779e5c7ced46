using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Notes;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Users;

namespace OpsConsole.Data.Notes;

internal sealed class NoteMapping : IEntityTypeConfiguration<Note>
{
    public void Configure(EntityTypeBuilder<Note> note)
    {
        // The name of the table is from the time when only leads had notes.
        note.ToTable("LeadNotes");
        note.Property(row => row.Text).HasMaxLength(Note.TextLength);
        note.Property(row => row.AuthorName).HasMaxLength(Lead.NameLength);
        note.HasOne<Lead>().WithMany().HasForeignKey(row => row.LeadId).OnDelete(DeleteBehavior.Restrict);
        note.HasOne<Opportunity>().WithMany().HasForeignKey(row => row.OpportunityId).OnDelete(DeleteBehavior.Restrict);
        note.HasIndex(row => new { row.LeadId, row.Id });
        note.HasIndex(row => new { row.OpportunityId, row.Id });
    }
}

internal sealed class NoteMentionMapping : IEntityTypeConfiguration<NoteMention>
{
    public void Configure(EntityTypeBuilder<NoteMention> mention)
    {
        mention.ToTable("LeadNoteMentions");
        mention.HasKey(row => new { row.NoteId, row.UserId });
        mention.Property(row => row.Name).HasMaxLength(User.DisplayNameLength);
        mention.HasOne<Note>().WithMany().HasForeignKey(row => row.NoteId);
    }
}
