using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.SqlServer
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
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MappingFrom",
                table: "LeadImports",
                type: "nvarchar(200)",
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
