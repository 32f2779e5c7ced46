using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.SqlServer
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
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "SearchText",
                table: "Users",
                type: "nvarchar(700)",
                maxLength: 700,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "List",
                table: "SavedViews",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "leads");

            migrationBuilder.CreateTable(
                name: "UserExports",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    ByUserId = table.Column<long>(type: "bigint", nullable: true),
                    Format = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    Filter = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Sort = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Columns = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RowsFound = table.Column<long>(type: "bigint", nullable: false),
                    RowsWritten = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserExports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "UserViewings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    ViewerUserId = table.Column<long>(type: "bigint", nullable: false),
                    TargetUserId = table.Column<long>(type: "bigint", nullable: false),
                    Session = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    StartedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UntilUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserViewings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_UserViewings_Users_TargetUserId",
                        column: x => x.TargetUserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_UserViewings_Users_ViewerUserId",
                        column: x => x.ViewerUserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
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

            migrationBuilder.CreateIndex(
                name: "IX_UserViewings_EndedAtUtc_UntilUtc",
                table: "UserViewings",
                columns: new[] { "EndedAtUtc", "UntilUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_UserViewings_TargetUserId",
                table: "UserViewings",
                column: "TargetUserId");

            migrationBuilder.CreateIndex(
                name: "IX_UserViewings_ViewerUserId_EndedAtUtc",
                table: "UserViewings",
                columns: new[] { "ViewerUserId", "EndedAtUtc" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "UserExports");

            migrationBuilder.DropTable(
                name: "UserViewings");

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
