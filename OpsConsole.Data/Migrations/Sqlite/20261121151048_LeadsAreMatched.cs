using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LeadsAreMatched : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "DoorKey",
                table: "Leads",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "MergedIntoLeadId",
                table: "Leads",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "LeadMatches",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TenantId = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    LeadId = table.Column<long>(type: "INTEGER", nullable: false),
                    OtherLeadId = table.Column<long>(type: "INTEGER", nullable: false),
                    Points = table.Column<int>(type: "INTEGER", nullable: false),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Reasons = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    FoundAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SettledByUserId = table.Column<long>(type: "INTEGER", nullable: true),
                    SettledByName = table.Column<string>(type: "TEXT", maxLength: 160, nullable: true),
                    SettledAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeadMatches", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LeadMatches_Leads_LeadId",
                        column: x => x.LeadId,
                        principalTable: "Leads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LeadMatches_Leads_OtherLeadId",
                        column: x => x.OtherLeadId,
                        principalTable: "Leads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LeadMerges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TenantId = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    MatchId = table.Column<long>(type: "INTEGER", nullable: false),
                    SurvivorLeadId = table.Column<long>(type: "INTEGER", nullable: false),
                    MergedLeadId = table.Column<long>(type: "INTEGER", nullable: false),
                    ByUserId = table.Column<long>(type: "INTEGER", nullable: true),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Before = table.Column<string>(type: "TEXT", nullable: false),
                    UndoneAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UndoneByName = table.Column<string>(type: "TEXT", maxLength: 160, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeadMerges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LeadMerges_Leads_MergedLeadId",
                        column: x => x.MergedLeadId,
                        principalTable: "Leads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LeadMerges_Leads_SurvivorLeadId",
                        column: x => x.SurvivorLeadId,
                        principalTable: "Leads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Door",
                table: "Leads",
                columns: new[] { "TenantId", "DoorKey", "Id" },
                filter: "\"DeletedAtUtc\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_LeadMatches_LeadId_OtherLeadId",
                table: "LeadMatches",
                columns: new[] { "LeadId", "OtherLeadId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LeadMatches_OtherLeadId",
                table: "LeadMatches",
                column: "OtherLeadId");

            migrationBuilder.CreateIndex(
                name: "IX_LeadMerges_MergedLeadId",
                table: "LeadMerges",
                column: "MergedLeadId");

            migrationBuilder.CreateIndex(
                name: "IX_LeadMerges_SurvivorLeadId",
                table: "LeadMerges",
                column: "SurvivorLeadId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LeadMatches");

            migrationBuilder.DropTable(
                name: "LeadMerges");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Door",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "DoorKey",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "MergedIntoLeadId",
                table: "Leads");
        }
    }
}
