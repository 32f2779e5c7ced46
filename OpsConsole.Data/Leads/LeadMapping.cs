using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Filtering;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Verification;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Data.Leads;

internal sealed class LeadMapping : IEntityTypeConfiguration<Lead>
{
    // Every list leaves the trash out, so its indexes do as well; those that answer by themselves hold the column at their end.
    private const string notDeleted = "\"DeletedAtUtc\" IS NULL";

    public void Configure(EntityTypeBuilder<Lead> lead)
    {
        lead.Property(row => row.Street).HasMaxLength(LeadInputRules.StreetLength);
        lead.Property(row => row.City).HasMaxLength(LeadInputRules.CityLength);
        lead.Property(row => row.State).HasMaxLength(LeadInputRules.StateLength);
        lead.Property(row => row.Zip).HasMaxLength(LeadInputRules.ZipLength);
        lead.Property(row => row.AddressKey).HasMaxLength(Lead.AddressKeyLength);
        lead.Property(row => row.DoorKey).HasMaxLength(Core.Leads.Addresses.CanonicalAddress.DoorLength).HasDefaultValue("").ValueGeneratedNever();
        lead.Property(row => row.OwnerName).HasMaxLength(LeadInputRules.OwnerNameLength);
        lead.Property(row => row.OwnerEmail).HasMaxLength(LeadInputRules.EmailLength);
        lead.Property(row => row.OwnerPhone).HasMaxLength(LeadInputRules.PhoneLength);
        lead.Property(row => row.Baths).HasPrecision(5, 2);
        lead.Property(row => row.MotivationNote).HasMaxLength(LeadInputRules.NoteLength);
        lead.Property(row => row.Doubts).HasMaxLength(200);
        lead.Property(row => row.Source).HasMaxLength(Lead.SourceLength);
        lead.Property(row => row.SubmittedByName).HasMaxLength(Lead.NameLength);
        lead.Property(row => row.DecidedByName).HasMaxLength(Lead.NameLength);
        lead.Property(row => row.RejectNote).HasMaxLength(Lead.NoteLength);
        lead.Property(row => row.Question).HasMaxLength(Lead.NoteLength);
        lead.Property(row => row.QuestionByName).HasMaxLength(Lead.NameLength);
        lead.Property(row => row.Answer).HasMaxLength(Lead.NoteLength);
        lead.Property(row => row.AssigneeName).HasMaxLength(Lead.NameLength);
        lead.Property(row => row.DeletedByName).HasMaxLength(Lead.NameLength);
        lead.Property(row => row.HeldForName).HasMaxLength(Lead.NameLength);
        lead.Property(row => row.SoldToName).HasMaxLength(Lead.NameLength);
        lead.Property(row => row.SearchText).HasMaxLength(LeadSearchText.Length).HasDefaultValue("").ValueGeneratedNever();
        lead.Property(row => row.PhoneCheck).HasDefaultValue(CheckState.NotYet).ValueGeneratedNever();
        lead.Property(row => row.AddressCheck).HasDefaultValue(CheckState.NotYet).ValueGeneratedNever();
        lead.HasOne<Tenant>().WithMany().HasForeignKey(row => row.TenantId).OnDelete(DeleteBehavior.Restrict);
        lead.HasOne<Lead>().WithMany().HasForeignKey(row => row.DuplicateOfLeadId).OnDelete(DeleteBehavior.Restrict);
        lead.HasOne<LeadImport>().WithMany().HasForeignKey(row => row.ImportId).OnDelete(DeleteBehavior.Restrict);

        // One listing per address, whoever enters it and however often: the last word on duplicates under races. The trash holds no address.
        lead.HasIndex(row => new { row.TenantId, row.AddressKey }).IsUnique().HasFilter($"\"DuplicateOfLeadId\" IS NULL AND {notDeleted}").HasDatabaseName("IX_Leads_OneListingPerAddress");
        lead.HasIndex(row => new { row.TenantId, row.SubmissionKey }).IsUnique().HasFilter("\"SubmissionKey\" IS NOT NULL");

        // The board: open columns by time left, score, age; closed ones by what closed last.
        lead.HasIndex(row => new { row.TenantId, row.Status, row.CountdownExpiresAtUtc, row.Score, row.SubmittedAtUtc, row.Id })
            .IsDescending(false, false, false, true, false, false).HasFilter(notDeleted).HasDatabaseName("IX_Leads_BoardOpen");
        lead.HasIndex(row => new { row.TenantId, row.Status, row.StatusChangedAtUtc, row.Id })
            .IsDescending(false, false, true, true).HasFilter(notDeleted).HasDatabaseName("IX_Leads_BoardClosed");

        // The palette's search for a street; filtered boards and lists are found in memory (decision 0020).
        lead.HasIndex(row => new { row.TenantId, row.Status, row.Street, row.AskingPriceCents, row.DeletedAtUtc }).HasFilter(notDeleted).HasDatabaseName("IX_Leads_Street");
        lead.HasIndex(row => new { row.TenantId, row.SubmittedByUserId, row.SubmittedAtUtc, row.Id });
        lead.HasIndex(row => new { row.TenantId, row.AssigneeUserId, row.Id }).HasFilter("\"AssigneeUserId\" IS NOT NULL");
        lead.HasIndex(row => new { row.TenantId, row.DeletedAtUtc, row.Id }).HasFilter("\"DeletedAtUtc\" IS NOT NULL").HasDatabaseName("IX_Leads_Trash");
        lead.HasIndex(row => new { row.ImportId, row.ImportLine });

        // Who lies at nearly the same address (decision 0080).
        lead.HasIndex(row => new { row.TenantId, row.DoorKey, row.Id }).HasFilter(notDeleted).HasDatabaseName("IX_Leads_Door");

        // What a bulk action means by stars or a fraud score; lists find them in memory (decision 0020). New leads have neither and cost these nothing.
        lead.HasIndex(row => new { row.TenantId, row.Stars, row.Id }).HasFilter($"\"Stars\" IS NOT NULL AND {notDeleted}").HasDatabaseName("IX_Leads_Stars");
        lead.HasIndex(row => new { row.TenantId, row.FraudScore, row.Id }).HasFilter($"\"FraudScore\" > 0 AND {notDeleted}").HasDatabaseName("IX_Leads_Fraud");

        // The search: leads without an owner, as most files have them, cost these nothing.
        lead.HasIndex(row => new { row.TenantId, row.OwnerName, row.Id }).HasFilter("\"OwnerName\" IS NOT NULL").HasDatabaseName("IX_Leads_OwnerName");
        lead.HasIndex(row => new { row.TenantId, row.OwnerEmail, row.Id }).HasFilter("\"OwnerEmail\" IS NOT NULL").HasDatabaseName("IX_Leads_OwnerEmail");
        lead.HasIndex(row => new { row.TenantId, row.OwnerPhone, row.Id }).HasFilter("\"OwnerPhone\" IS NOT NULL").HasDatabaseName("IX_Leads_OwnerPhone");
    }
}

internal sealed class LeadTallyMapping : IEntityTypeConfiguration<LeadTally>
{
    public void Configure(EntityTypeBuilder<LeadTally> tally) => tally.HasKey(row => new { row.TenantId, row.Status });
}

internal sealed class LeadImportMapping : IEntityTypeConfiguration<LeadImport>
{
    public void Configure(EntityTypeBuilder<LeadImport> import)
    {
        import.Property(row => row.FileName).HasMaxLength(LeadImport.FileNameLength);
        import.Property(row => row.Source).HasMaxLength(Lead.SourceLength);
        import.Property(row => row.Error).HasMaxLength(LeadImport.ErrorLength);
        import.Property(row => row.UploadedByName).HasMaxLength(Lead.NameLength);
        import.Property(row => row.HeaderHash).HasMaxLength(64);
        import.Property(row => row.MappingFrom).HasMaxLength(LeadImport.FileNameLength);
        import.HasIndex(row => new { row.TenantId, row.Id }).IsDescending(false, true);
        import.HasIndex(row => new { row.TenantId, row.HeaderHash, row.Id }).HasFilter("\"HeaderHash\" IS NOT NULL");
    }
}

internal sealed class LeadImportProblemMapping : IEntityTypeConfiguration<LeadImportProblem>
{
    public void Configure(EntityTypeBuilder<LeadImportProblem> problem)
    {
        problem.Property(row => row.Column).HasMaxLength(LeadImportProblem.TextLength);
        problem.Property(row => row.Value).HasMaxLength(LeadImportProblem.TextLength);
        problem.Property(row => row.Reason).HasMaxLength(LeadImportProblem.TextLength);
        problem.HasOne<LeadImport>().WithMany().HasForeignKey(row => row.ImportId);
        problem.HasIndex(row => new { row.ImportId, row.Line, row.Id });
    }
}
