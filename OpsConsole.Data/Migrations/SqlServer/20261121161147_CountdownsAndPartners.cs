using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.SqlServer
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
                    LeadId = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
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
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    Weight = table.Column<int>(type: "int", nullable: false),
                    WeeklyCapacity = table.Column<int>(type: "int", nullable: true),
                    States = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Zips = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    CenterName = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    CenterLatitude = table.Column<double>(type: "float", nullable: true),
                    CenterLongitude = table.Column<double>(type: "float", nullable: true),
                    RadiusMiles = table.Column<int>(type: "int", nullable: true),
                    LeastScore = table.Column<int>(type: "int", nullable: false)
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
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    LeadId = table.Column<long>(type: "bigint", nullable: false),
                    PartnerId = table.Column<long>(type: "bigint", nullable: false),
                    PartnerUserId = table.Column<long>(type: "bigint", nullable: false),
                    PartnerName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    OfferedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    TermEndsAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    State = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    EndedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Why = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Skipped = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false)
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
                    PartnerId = table.Column<long>(type: "bigint", nullable: false),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    Credit = table.Column<long>(type: "bigint", nullable: false),
                    Offers = table.Column<long>(type: "bigint", nullable: false)
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
