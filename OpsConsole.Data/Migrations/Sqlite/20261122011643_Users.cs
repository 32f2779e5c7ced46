using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Users : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SavedViews_TenantId_OwnerUserId_Name",
                table: "SavedViews");

            migrationBuilder.AddColumn<long>(
                name: "Revision",
                table: "Users",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "SearchText",
                table: "Users",
                type: "TEXT",
                maxLength: 700,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "List",
                table: "SavedViews",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "leads");

            migrationBuilder.CreateTable(
                name: "UserExports",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TenantId = table.Column<long>(type: "INTEGER", nullable: false),
                    ByUserId = table.Column<long>(type: "INTEGER", nullable: true),
                    Format = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Filter = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Sort = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Columns = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RowsFound = table.Column<long>(type: "INTEGER", nullable: false),
                    RowsWritten = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserExports", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_TenantId_OwnerUserId_List_Name",
                table: "SavedViews",
                columns: new[] { "TenantId", "OwnerUserId", "List", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UserExports_TenantId_Id",
                table: "UserExports",
                columns: new[] { "TenantId", "Id" },
                descending: new[] { false, true });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "UserExports");

            migrationBuilder.DropIndex(
                name: "IX_SavedViews_TenantId_OwnerUserId_List_Name",
                table: "SavedViews");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "SearchText",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "List",
                table: "SavedViews");

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_TenantId_OwnerUserId_Name",
                table: "SavedViews",
                columns: new[] { "TenantId", "OwnerUserId", "Name" },
                unique: true);
        }
    }
}
