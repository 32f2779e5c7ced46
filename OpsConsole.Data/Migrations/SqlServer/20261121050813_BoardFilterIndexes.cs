using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class BoardFilterIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Leads_TenantId_Status_City_AskingPriceCents",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_TenantId_Status_Source_AskingPriceCents",
                table: "Leads");

            migrationBuilder.AlterColumn<string>(
                name: "MotivationNote",
                table: "Leads",
                type: "nvarchar(1000)",
                maxLength: 1000,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(2000)",
                oldMaxLength: 2000,
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Leads_CityClosed",
                table: "Leads",
                columns: new[] { "TenantId", "Status", "City", "StatusChangedAtUtc", "Id" },
                descending: new[] { false, false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_CityOpen",
                table: "Leads",
                columns: new[] { "TenantId", "Status", "City", "CountdownExpiresAtUtc", "Score", "SubmittedAtUtc", "Id", "AskingPriceCents" },
                descending: new[] { false, false, false, false, true, false, false, false });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_SourceClosed",
                table: "Leads",
                columns: new[] { "TenantId", "Status", "Source", "StatusChangedAtUtc", "Id" },
                descending: new[] { false, false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_SourceOpen",
                table: "Leads",
                columns: new[] { "TenantId", "Status", "Source", "CountdownExpiresAtUtc", "Score", "SubmittedAtUtc", "Id", "AskingPriceCents" },
                descending: new[] { false, false, false, false, true, false, false, false });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_TenantId_Status_Street_AskingPriceCents",
                table: "Leads",
                columns: new[] { "TenantId", "Status", "Street", "AskingPriceCents" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Leads_CityClosed",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_CityOpen",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_SourceClosed",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_SourceOpen",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_TenantId_Status_Street_AskingPriceCents",
                table: "Leads");

            migrationBuilder.AlterColumn<string>(
                name: "MotivationNote",
                table: "Leads",
                type: "nvarchar(2000)",
                maxLength: 2000,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(1000)",
                oldMaxLength: 1000,
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Leads_TenantId_Status_City_AskingPriceCents",
                table: "Leads",
                columns: new[] { "TenantId", "Status", "City", "AskingPriceCents" });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_TenantId_Status_Source_AskingPriceCents",
                table: "Leads",
                columns: new[] { "TenantId", "Status", "Source", "AskingPriceCents" });
        }
    }
}
