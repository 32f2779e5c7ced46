using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class LeadBulk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "LeadBulkActions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    RequestKey = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Change = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Filter = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    Chosen = table.Column<int>(type: "int", nullable: false),
                    Batches = table.Column<int>(type: "int", nullable: false),
                    Phase = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    WorkItemId = table.Column<long>(type: "bigint", nullable: true),
                    BatchesDone = table.Column<int>(type: "int", nullable: false),
                    Round = table.Column<int>(type: "int", nullable: false),
                    Done = table.Column<int>(type: "int", nullable: false),
                    LeftOut = table.Column<int>(type: "int", nullable: false),
                    Failed = table.Column<int>(type: "int", nullable: false),
                    Undone = table.Column<int>(type: "int", nullable: false),
                    Kept = table.Column<int>(type: "int", nullable: false),
                    StartedByUserId = table.Column<long>(type: "bigint", nullable: true),
                    StartedByName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    StartedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    FinishedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    UndoneByName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: true),
                    UndoneAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeadBulkActions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LeadBulkBatches",
                columns: table => new
                {
                    ActionId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    Leads = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeadBulkBatches", x => new { x.ActionId, x.Number });
                    table.ForeignKey(
                        name: "FK_LeadBulkBatches_LeadBulkActions_ActionId",
                        column: x => x.ActionId,
                        principalTable: "LeadBulkActions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LeadBulkResults",
                columns: table => new
                {
                    ActionId = table.Column<long>(type: "bigint", nullable: false),
                    LeadId = table.Column<long>(type: "bigint", nullable: false),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    Outcome = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Before = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    VersionAfter = table.Column<long>(type: "bigint", nullable: true),
                    Round = table.Column<int>(type: "int", nullable: false),
                    Undo = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    UndoReason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeadBulkResults", x => new { x.ActionId, x.LeadId });
                    table.ForeignKey(
                        name: "FK_LeadBulkResults_LeadBulkActions_ActionId",
                        column: x => x.ActionId,
                        principalTable: "LeadBulkActions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_LeadBulkActions_TenantId_Id",
                table: "LeadBulkActions",
                columns: new[] { "TenantId", "Id" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "IX_LeadBulkActions_TenantId_RequestKey",
                table: "LeadBulkActions",
                columns: new[] { "TenantId", "RequestKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LeadBulkResults_ActionId_Outcome_LeadId",
                table: "LeadBulkResults",
                columns: new[] { "ActionId", "Outcome", "LeadId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LeadBulkBatches");

            migrationBuilder.DropTable(
                name: "LeadBulkResults");

            migrationBuilder.DropTable(
                name: "LeadBulkActions");
        }
    }
}
