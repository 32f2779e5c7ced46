using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Opportunities : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "OpportunityId",
                table: "Tasks",
                type: "bigint",
                nullable: true);

            migrationBuilder.AlterColumn<long>(
                name: "LeadId",
                table: "LeadNotes",
                type: "bigint",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "bigint");

            migrationBuilder.AddColumn<long>(
                name: "OpportunityId",
                table: "LeadNotes",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Opportunities",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Outcome = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    CloseReason = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    CloseWords = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ClosedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ClosedByName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: true),
                    ClosedFrom = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    LeadId = table.Column<long>(type: "bigint", nullable: true),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ValueCents = table.Column<long>(type: "bigint", nullable: true),
                    Stage = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    StageChangedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    OwnProbability = table.Column<int>(type: "int", nullable: true),
                    Probability = table.Column<int>(type: "int", nullable: true),
                    ExpectedCloseOn = table.Column<DateOnly>(type: "date", nullable: true),
                    CloseOrder = table.Column<DateOnly>(type: "date", nullable: false),
                    OwnerUserId = table.Column<long>(type: "bigint", nullable: true),
                    OwnerName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: true),
                    CreatedByName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DeletedByName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: true),
                    DeleteWords = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Opportunities", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Opportunities_Leads_LeadId",
                        column: x => x.LeadId,
                        principalTable: "Leads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Opportunities_Tenants_TenantId",
                        column: x => x.TenantId,
                        principalTable: "Tenants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_OpportunityId",
                table: "Tasks",
                column: "OpportunityId");

            migrationBuilder.CreateIndex(
                name: "IX_LeadNotes_OpportunityId_Id",
                table: "LeadNotes",
                columns: new[] { "OpportunityId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Opportunities_BoardClosed",
                table: "Opportunities",
                columns: new[] { "TenantId", "Stage", "StageChangedAtUtc", "Id" },
                descending: new[] { false, false, true, true },
                filter: "\"DeletedAtUtc\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Opportunities_BoardOpen",
                table: "Opportunities",
                columns: new[] { "TenantId", "Stage", "CloseOrder", "ValueCents", "Id" },
                descending: new[] { false, false, false, true, false },
                filter: "\"DeletedAtUtc\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Opportunities_LeadId_Id",
                table: "Opportunities",
                columns: new[] { "LeadId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Opportunities_OnePerLead",
                table: "Opportunities",
                column: "LeadId",
                unique: true,
                filter: "\"LeadId\" IS NOT NULL AND \"DeletedAtUtc\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Opportunities_Sums",
                table: "Opportunities",
                columns: new[] { "TenantId", "Stage", "OwnerUserId", "CloseOrder", "ValueCents", "Probability", "DeletedAtUtc" },
                filter: "\"DeletedAtUtc\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Opportunities_Title",
                table: "Opportunities",
                columns: new[] { "TenantId", "Title", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Opportunities_Trash",
                table: "Opportunities",
                columns: new[] { "TenantId", "DeletedAtUtc", "Id" },
                filter: "\"DeletedAtUtc\" IS NOT NULL");

            migrationBuilder.AddForeignKey(
                name: "FK_LeadNotes_Opportunities_OpportunityId",
                table: "LeadNotes",
                column: "OpportunityId",
                principalTable: "Opportunities",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Tasks_Opportunities_OpportunityId",
                table: "Tasks",
                column: "OpportunityId",
                principalTable: "Opportunities",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_LeadNotes_Opportunities_OpportunityId",
                table: "LeadNotes");

            migrationBuilder.DropForeignKey(
                name: "FK_Tasks_Opportunities_OpportunityId",
                table: "Tasks");

            migrationBuilder.DropTable(
                name: "Opportunities");

            migrationBuilder.DropIndex(
                name: "IX_Tasks_OpportunityId",
                table: "Tasks");

            migrationBuilder.DropIndex(
                name: "IX_LeadNotes_OpportunityId_Id",
                table: "LeadNotes");

            migrationBuilder.DropColumn(
                name: "OpportunityId",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "OpportunityId",
                table: "LeadNotes");

            migrationBuilder.AlterColumn<long>(
                name: "LeadId",
                table: "LeadNotes",
                type: "bigint",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "bigint",
                oldNullable: true);
        }
    }
}
