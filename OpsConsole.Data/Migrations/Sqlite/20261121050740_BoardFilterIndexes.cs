using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.Sqlite
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
                name: "Street",
                table: "Leads",
                type: "TEXT",
                maxLength: 120,
                nullable: false,
                collation: "NOCASE",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 120);

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
                name: "Street",
                table: "Leads",
                type: "TEXT",
                maxLength: 120,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 120,
                oldCollation: "NOCASE");

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
