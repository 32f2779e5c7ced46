using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class UpgradeStepsAndStoppedBulks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Seen",
                table: "LeadBulkActions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "StopReason",
                table: "LeadBulkActions",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SweptAtUtc",
                table: "LeadBulkActions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DoneSteps",
                columns: table => new
                {
                    Of = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    DoneAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DoneSteps", x => new { x.Of, x.Name });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DoneSteps");

            migrationBuilder.DropColumn(
                name: "Seen",
                table: "LeadBulkActions");

            migrationBuilder.DropColumn(
                name: "StopReason",
                table: "LeadBulkActions");

            migrationBuilder.DropColumn(
                name: "SweptAtUtc",
                table: "LeadBulkActions");
        }
    }
}
