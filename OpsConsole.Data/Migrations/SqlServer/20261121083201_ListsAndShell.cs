using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ListsAndShell : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "SearchText",
                table: "Leads",
                type: "nvarchar(800)",
                maxLength: 800,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "LeadExports",
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
                    table.PrimaryKey("PK_LeadExports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Notifications",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    ActivityId = table.Column<long>(type: "bigint", nullable: false),
                    Action = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    ByName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    SubjectKind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SubjectId = table.Column<long>(type: "bigint", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Detail = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ReadAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notifications", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Notifications_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SavedViews",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    OwnerUserId = table.Column<long>(type: "bigint", nullable: false),
                    OwnerName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Query = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    IsPinned = table.Column<bool>(type: "bit", nullable: false),
                    IsShared = table.Column<bool>(type: "bit", nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedViews", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "UserPreferences",
                columns: table => new
                {
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    TimeZone = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    Density = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Theme = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    HasShortcuts = table.Column<bool>(type: "bit", nullable: false),
                    Keys = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    IsChecklistDismissed = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserPreferences", x => x.UserId);
                    table.ForeignKey(
                        name: "FK_UserPreferences_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_TenantId_CreatedByUserId_Id",
                table: "WorkItems",
                columns: new[] { "TenantId", "CreatedByUserId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_OwnerEmail",
                table: "Leads",
                columns: new[] { "TenantId", "OwnerEmail", "Id" },
                filter: "\"OwnerEmail\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_OwnerName",
                table: "Leads",
                columns: new[] { "TenantId", "OwnerName", "Id" },
                filter: "\"OwnerName\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_OwnerPhone",
                table: "Leads",
                columns: new[] { "TenantId", "OwnerPhone", "Id" },
                filter: "\"OwnerPhone\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_LeadExports_TenantId_Id",
                table: "LeadExports",
                columns: new[] { "TenantId", "Id" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_ActivityId",
                table: "Notifications",
                column: "ActivityId");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_TenantId_ReadAtUtc",
                table: "Notifications",
                columns: new[] { "TenantId", "ReadAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_TenantId_UserId_Id",
                table: "Notifications",
                columns: new[] { "TenantId", "UserId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_TenantId_UserId_ReadAtUtc_Id",
                table: "Notifications",
                columns: new[] { "TenantId", "UserId", "ReadAtUtc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_UpdatedAtUtc",
                table: "Notifications",
                column: "UpdatedAtUtc");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_UserId_ActivityId",
                table: "Notifications",
                columns: new[] { "UserId", "ActivityId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_TenantId_IsShared_Name",
                table: "SavedViews",
                columns: new[] { "TenantId", "IsShared", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_TenantId_OwnerUserId_Name",
                table: "SavedViews",
                columns: new[] { "TenantId", "OwnerUserId", "Name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LeadExports");

            migrationBuilder.DropTable(
                name: "Notifications");

            migrationBuilder.DropTable(
                name: "SavedViews");

            migrationBuilder.DropTable(
                name: "UserPreferences");

            migrationBuilder.DropIndex(
                name: "IX_WorkItems_TenantId_CreatedByUserId_Id",
                table: "WorkItems");

            migrationBuilder.DropIndex(
                name: "IX_Leads_OwnerEmail",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_OwnerName",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_OwnerPhone",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "SearchText",
                table: "Leads");
        }
    }
}
