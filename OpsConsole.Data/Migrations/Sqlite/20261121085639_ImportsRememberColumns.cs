using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ImportsRememberColumns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "HeaderHash",
                table: "LeadImports",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MappingFrom",
                table: "LeadImports",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_LeadImports_TenantId_HeaderHash_Id",
                table: "LeadImports",
                columns: new[] { "TenantId", "HeaderHash", "Id" },
                filter: "\"HeaderHash\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_LeadImports_TenantId_HeaderHash_Id",
                table: "LeadImports");

            migrationBuilder.DropColumn(
                name: "HeaderHash",
                table: "LeadImports");

            migrationBuilder.DropColumn(
                name: "MappingFrom",
                table: "LeadImports");
        }
    }
}
