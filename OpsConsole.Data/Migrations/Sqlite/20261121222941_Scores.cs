using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Scores : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "LeastScore",
                table: "Partners",
                newName: "LeastStars");

            // A floor of 41 to 60 points becomes one of three stars.
            migrationBuilder.Sql("UPDATE \"Partners\" SET \"LeastStars\" = (\"LeastStars\" + 19) / 20");

            migrationBuilder.AddColumn<DateTime>(
                name: "FraudAtUtc",
                table: "Leads",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "FraudScore",
                table: "Leads",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsHidden",
                table: "Leads",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "ScoreAtUtc",
                table: "Leads",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Stars",
                table: "Leads",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "StarsAtUtc",
                table: "Leads",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "LeadMarkets",
                columns: table => new
                {
                    TenantId = table.Column<long>(type: "INTEGER", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 110, nullable: false),
                    Priced = table.Column<int>(type: "INTEGER", nullable: false),
                    MedianCents = table.Column<long>(type: "INTEGER", nullable: false),
                    Sold = table.Column<int>(type: "INTEGER", nullable: false),
                    Ended = table.Column<int>(type: "INTEGER", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeadMarkets", x => new { x.TenantId, x.Place });
                    table.ForeignKey(
                        name: "FK_LeadMarkets_Tenants_TenantId",
                        column: x => x.TenantId,
                        principalTable: "Tenants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LeadReckonings",
                columns: table => new
                {
                    LeadId = table.Column<long>(type: "INTEGER", nullable: false),
                    TenantId = table.Column<long>(type: "INTEGER", nullable: false),
                    Priority = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Stars = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Fraud = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ClearedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClearedByUserId = table.Column<long>(type: "INTEGER", nullable: true),
                    ClearedByName = table.Column<string>(type: "TEXT", maxLength: 160, nullable: true),
                    ClearedWhy = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    ClearedKeys = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeadReckonings", x => x.LeadId);
                    table.ForeignKey(
                        name: "FK_LeadReckonings_Leads_LeadId",
                        column: x => x.LeadId,
                        principalTable: "Leads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Fraud",
                table: "Leads",
                columns: new[] { "TenantId", "FraudScore", "Id" },
                filter: "\"FraudScore\" > 0 AND \"DeletedAtUtc\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Stars",
                table: "Leads",
                columns: new[] { "TenantId", "Stars", "Id" },
                filter: "\"Stars\" IS NOT NULL AND \"DeletedAtUtc\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LeadMarkets");

            migrationBuilder.DropTable(
                name: "LeadReckonings");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Fraud",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Stars",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "FraudAtUtc",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "FraudScore",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "IsHidden",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "ScoreAtUtc",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "Stars",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "StarsAtUtc",
                table: "Leads");

            migrationBuilder.Sql("UPDATE \"Partners\" SET \"LeastStars\" = \"LeastStars\" * 20");

            migrationBuilder.RenameColumn(
                name: "LeastStars",
                table: "Partners",
                newName: "LeastScore");
        }
    }
}
