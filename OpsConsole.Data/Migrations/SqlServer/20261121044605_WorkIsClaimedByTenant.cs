using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class WorkIsClaimedByTenant : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_WorkItems_Status_Priority_RunAfterUtc_Id",
                table: "WorkItems");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_Status_TenantId_Priority_RunAfterUtc_Id",
                table: "WorkItems",
                columns: new[] { "Status", "TenantId", "Priority", "RunAfterUtc", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_WorkItems_Status_TenantId_Priority_RunAfterUtc_Id",
                table: "WorkItems");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_Status_Priority_RunAfterUtc_Id",
                table: "WorkItems",
                columns: new[] { "Status", "Priority", "RunAfterUtc", "Id" });
        }
    }
}
