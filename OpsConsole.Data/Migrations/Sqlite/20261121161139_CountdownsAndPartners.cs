using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CountdownsAndPartners : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ExpiryNotices",
                columns: table => new
                {
                    LeadId = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    TenantId = table.Column<long>(type: "INTEGER", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExpiryNotices", x => new { x.LeadId, x.ExpiresAtUtc });
                    table.ForeignKey(
                        name: "FK_ExpiryNotices_Leads_LeadId",
                        column: x => x.LeadId,
                        principalTable: "Leads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Partners",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TenantId = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    UserId = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    Weight = table.Column<int>(type: "INTEGER", nullable: false),
                    WeeklyCapacity = table.Column<int>(type: "INTEGER", nullable: true),
                    States = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Zips = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    CenterName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    CenterLatitude = table.Column<double>(type: "REAL", nullable: true),
                    CenterLongitude = table.Column<double>(type: "REAL", nullable: true),
                    RadiusMiles = table.Column<int>(type: "INTEGER", nullable: true),
                    LeastScore = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Partners", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Partners_Tenants_TenantId",
                        column: x => x.TenantId,
                        principalTable: "Tenants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Partners_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LeadHandovers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TenantId = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    LeadId = table.Column<long>(type: "INTEGER", nullable: false),
                    PartnerId = table.Column<long>(type: "INTEGER", nullable: false),
                    PartnerUserId = table.Column<long>(type: "INTEGER", nullable: false),
                    PartnerName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    OfferedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    TermEndsAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    EndedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Why = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Skipped = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeadHandovers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LeadHandovers_Leads_LeadId",
                        column: x => x.LeadId,
                        principalTable: "Leads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LeadHandovers_Partners_PartnerId",
                        column: x => x.PartnerId,
                        principalTable: "Partners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PartnerTurns",
                columns: table => new
                {
                    PartnerId = table.Column<long>(type: "INTEGER", nullable: false),
                    TenantId = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    Credit = table.Column<long>(type: "INTEGER", nullable: false),
                    Offers = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartnerTurns", x => x.PartnerId);
                    table.ForeignKey(
                        name: "FK_PartnerTurns_Partners_PartnerId",
                        column: x => x.PartnerId,
                        principalTable: "Partners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_LeadHandovers_OfLead",
                table: "LeadHandovers",
                columns: new[] { "LeadId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_LeadHandovers_OneHolder",
                table: "LeadHandovers",
                column: "LeadId",
                unique: true,
                filter: "\"State\" IN ('Offered', 'Accepted')");

            migrationBuilder.CreateIndex(
                name: "IX_LeadHandovers_PartnerId",
                table: "LeadHandovers",
                column: "PartnerId");

            migrationBuilder.CreateIndex(
                name: "IX_LeadHandovers_TenantId_OfferedAtUtc_State_PartnerId",
                table: "LeadHandovers",
                columns: new[] { "TenantId", "OfferedAtUtc", "State", "PartnerId" });

            migrationBuilder.CreateIndex(
                name: "IX_LeadHandovers_TenantId_PartnerUserId_State_EndedAtUtc_Id",
                table: "LeadHandovers",
                columns: new[] { "TenantId", "PartnerUserId", "State", "EndedAtUtc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_LeadHandovers_TenantId_State_TermEndsAtUtc_Id",
                table: "LeadHandovers",
                columns: new[] { "TenantId", "State", "TermEndsAtUtc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Partners_TenantId_Place",
                table: "Partners",
                columns: new[] { "TenantId", "Place" });

            migrationBuilder.CreateIndex(
                name: "IX_Partners_TenantId_UserId",
                table: "Partners",
                columns: new[] { "TenantId", "UserId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Partners_UserId",
                table: "Partners",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_PartnerTurns_TenantId",
                table: "PartnerTurns",
                column: "TenantId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ExpiryNotices");

            migrationBuilder.DropTable(
                name: "LeadHandovers");

            migrationBuilder.DropTable(
                name: "PartnerTurns");

            migrationBuilder.DropTable(
                name: "Partners");
        }
    }
}
