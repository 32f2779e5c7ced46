using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class JobsAndWorkAsRooms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "DiscardReason",
                table: "WorkItems",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AskedByName",
                table: "JobRuns",
                type: "nvarchar(160)",
                maxLength: 160,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "UpdatedAtUtc",
                table: "JobRuns",
                type: "datetime2",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.CreateTable(
                name: "ClockShifts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    ByTicks = table.Column<long>(type: "bigint", nullable: false),
                    TargetUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    MovedByName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClockShifts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "JobPlans",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    Job = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Cron = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    TimeZone = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    PausedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    PausedByName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: true),
                    PauseReason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    AskedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AskedByName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: true),
                    CountsFromUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobPlans", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WorkAttempts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    ItemId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    StartedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Error = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkAttempts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WorkAttempts_WorkItems_ItemId",
                        column: x => x.ItemId,
                        principalTable: "WorkItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_TenantId_Kind_Status_Id",
                table: "WorkItems",
                columns: new[] { "TenantId", "Kind", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_TenantId_Status_Attempts_Id",
                table: "WorkItems",
                columns: new[] { "TenantId", "Status", "Attempts", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_JobRuns_Job_Outcome_Id",
                table: "JobRuns",
                columns: new[] { "Job", "Outcome", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_JobRuns_Outcome_Id",
                table: "JobRuns",
                columns: new[] { "Outcome", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_JobRuns_StartedAtUtc",
                table: "JobRuns",
                column: "StartedAtUtc");

            migrationBuilder.CreateIndex(
                name: "IX_JobRuns_UpdatedAtUtc",
                table: "JobRuns",
                column: "UpdatedAtUtc");

            migrationBuilder.CreateIndex(
                name: "IX_JobPlans_Job",
                table: "JobPlans",
                column: "Job",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkAttempts_ItemId",
                table: "WorkAttempts",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_WorkAttempts_TenantId_ItemId_Id",
                table: "WorkAttempts",
                columns: new[] { "TenantId", "ItemId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ClockShifts");

            migrationBuilder.DropTable(
                name: "JobPlans");

            migrationBuilder.DropTable(
                name: "WorkAttempts");

            migrationBuilder.DropIndex(
                name: "IX_WorkItems_TenantId_Kind_Status_Id",
                table: "WorkItems");

            migrationBuilder.DropIndex(
                name: "IX_WorkItems_TenantId_Status_Attempts_Id",
                table: "WorkItems");

            migrationBuilder.DropIndex(
                name: "IX_JobRuns_Job_Outcome_Id",
                table: "JobRuns");

            migrationBuilder.DropIndex(
                name: "IX_JobRuns_Outcome_Id",
                table: "JobRuns");

            migrationBuilder.DropIndex(
                name: "IX_JobRuns_StartedAtUtc",
                table: "JobRuns");

            migrationBuilder.DropIndex(
                name: "IX_JobRuns_UpdatedAtUtc",
                table: "JobRuns");

            migrationBuilder.DropColumn(
                name: "DiscardReason",
                table: "WorkItems");

            migrationBuilder.DropColumn(
                name: "AskedByName",
                table: "JobRuns");

            migrationBuilder.DropColumn(
                name: "UpdatedAtUtc",
                table: "JobRuns");
        }
    }
}
