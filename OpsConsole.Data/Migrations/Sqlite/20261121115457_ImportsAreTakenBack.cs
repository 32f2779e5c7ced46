using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ImportsAreTakenBack : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ImportId",
                table: "LeadBulkActions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_LeadBulkActions_ImportId",
                table: "LeadBulkActions",
                column: "ImportId");

            migrationBuilder.AddForeignKey(
                name: "FK_LeadBulkActions_LeadImports_ImportId",
                table: "LeadBulkActions",
                column: "ImportId",
                principalTable: "LeadImports",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_LeadBulkActions_LeadImports_ImportId",
                table: "LeadBulkActions");

            migrationBuilder.DropIndex(
                name: "IX_LeadBulkActions_ImportId",
                table: "LeadBulkActions");

            migrationBuilder.DropColumn(
                name: "ImportId",
                table: "LeadBulkActions");
        }
    }
}
