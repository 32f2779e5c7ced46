using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.SqlServer
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
            migrationBuilder.Sql("EXEC('UPDATE [Partners] SET [LeastStars] = ([LeastStars] + 19) / 20')");

            migrationBuilder.AlterColumn<string>(
                name: "Doubts",
                table: "Leads",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(120)",
                oldMaxLength: 120);

            migrationBuilder.AddColumn<DateTime>(
                name: "FraudAtUtc",
                table: "Leads",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "FraudScore",
                table: "Leads",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsHidden",
                table: "Leads",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "ScoreAtUtc",
                table: "Leads",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Stars",
                table: "Leads",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "StarsAtUtc",
                table: "Leads",
                type: "datetime2",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "LeadMarkets",
                columns: table => new
                {
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    Place = table.Column<string>(type: "nvarchar(110)", maxLength: 110, nullable: false),
                    Priced = table.Column<int>(type: "int", nullable: false),
                    MedianCents = table.Column<long>(type: "bigint", nullable: false),
                    Sold = table.Column<int>(type: "int", nullable: false),
                    Ended = table.Column<int>(type: "int", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
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
                    LeadId = table.Column<long>(type: "bigint", nullable: false),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    Priority = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Stars = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Fraud = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    ClearedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ClearedByUserId = table.Column<long>(type: "bigint", nullable: true),
                    ClearedByName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: true),
                    ClearedWhy = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ClearedKeys = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false)
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

            migrationBuilder.Sql("EXEC('UPDATE [Partners] SET [LeastStars] = [LeastStars] * 20')");

            migrationBuilder.RenameColumn(
                name: "LeastStars",
                table: "Partners",
                newName: "LeastScore");

            migrationBuilder.AlterColumn<string>(
                name: "Doubts",
                table: "Leads",
                type: "nvarchar(120)",
                maxLength: 120,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(200)",
                oldMaxLength: 200);
        }
    }
}
