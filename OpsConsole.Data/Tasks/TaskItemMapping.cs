using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Tasks;

namespace OpsConsole.Data.Tasks;

internal sealed class TaskItemMapping : IEntityTypeConfiguration<TaskItem>
{
    public void Configure(EntityTypeBuilder<TaskItem> task)
    {
        task.ToTable("Tasks");
        task.Property(row => row.Title).HasMaxLength(TaskItem.TitleLength);
        task.Property(row => row.AssigneeName).HasMaxLength(TaskItem.NameLength);
        task.Property(row => row.CreatedByName).HasMaxLength(TaskItem.NameLength);
        task.Property(row => row.CompletedByName).HasMaxLength(TaskItem.NameLength);
        task.HasOne<Lead>().WithMany().HasForeignKey(row => row.LeadId).OnDelete(DeleteBehavior.Restrict);
        task.HasOne<Opportunity>().WithMany().HasForeignKey(row => row.OpportunityId).OnDelete(DeleteBehavior.Restrict);
        // Somebody's, everybody's, a lead's, and an opportunity's.
        task.HasIndex(row => new { row.TenantId, row.AssigneeUserId, row.State, row.DueOn, row.Id });
        task.HasIndex(row => new { row.TenantId, row.State, row.DueOn, row.Id });
        task.HasIndex(row => row.LeadId);
        task.HasIndex(row => row.OpportunityId);
    }
}
