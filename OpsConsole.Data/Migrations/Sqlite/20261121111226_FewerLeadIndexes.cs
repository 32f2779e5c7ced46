using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FewerLeadIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Leads_CityClosed",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_CityOpen",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Doubts",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Score",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_SourceClosed",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_SourceOpen",
                table: "Leads");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Leads_CityClosed",
                table: "Leads",
                columns: new[] { "TenantId", "Status", "City", "StatusChangedAtUtc", "Id" },
                descending: new[] { false, false, false, true, true },
                filter: "\"DeletedAtUtc\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_CityOpen",
                table: "Leads",
                columns: new[] { "TenantId", "Status", "City", "CountdownExpiresAtUtc", "Score", "SubmittedAtUtc", "Id", "AskingPriceCents", "DeletedAtUtc" },
                descending: new[] { false, false, false, false, true, false, false, false, false },
                filter: "\"DeletedAtUtc\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Doubts",
                table: "Leads",
                columns: new[] { "TenantId", "Status", "Doubts", "AskingPriceCents", "DeletedAtUtc" },
                filter: "\"DeletedAtUtc\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Score",
                table: "Leads",
                columns: new[] { "TenantId", "Status", "Score", "AskingPriceCents", "DeletedAtUtc" },
                filter: "\"DeletedAtUtc\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_SourceClosed",
                table: "Leads",
                columns: new[] { "TenantId", "Status", "Source", "StatusChangedAtUtc", "Id" },
                descending: new[] { false, false, false, true, true },
                filter: "\"DeletedAtUtc\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_SourceOpen",
                table: "Leads",
                columns: new[] { "TenantId", "Status", "Source", "CountdownExpiresAtUtc", "Score", "SubmittedAtUtc", "Id", "AskingPriceCents", "DeletedAtUtc" },
                descending: new[] { false, false, false, false, true, false, false, false, false },
                filter: "\"DeletedAtUtc\" IS NULL");
        }
    }
}
