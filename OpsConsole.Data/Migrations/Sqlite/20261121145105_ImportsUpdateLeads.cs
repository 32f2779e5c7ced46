using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ImportsUpdateLeads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Existing",
                table: "LeadImports",
                type: "TEXT",
                maxLength: 60,
                nullable: false,
                defaultValue: "Leave");

            migrationBuilder.AddColumn<int>(
                name: "Updated",
                table: "LeadImports",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "IsUpdate",
                table: "LeadImportProblems",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Updates",
                table: "LeadImportChecks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Existing",
                table: "LeadImports");

            migrationBuilder.DropColumn(
                name: "Updated",
                table: "LeadImports");

            migrationBuilder.DropColumn(
                name: "IsUpdate",
                table: "LeadImportProblems");

            migrationBuilder.DropColumn(
                name: "Updates",
                table: "LeadImportChecks");
        }
    }
}
