using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Tracking : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_OutgoingMessages_TenantId_StartedAtUtc",
                table: "OutgoingMessages");

            migrationBuilder.AddColumn<DateTime>(
                name: "ClickedAtUtc",
                table: "OutgoingMessages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "CountsClicks",
                table: "OutgoingMessages",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "CountsOpens",
                table: "OutgoingMessages",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "OpenedAtUtc",
                table: "OutgoingMessages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AddressChoices",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TenantId = table.Column<long>(type: "INTEGER", nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    IsWanted = table.Column<bool>(type: "INTEGER", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AddressChoices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DeliverabilityAlarms",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TenantId = table.Column<long>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeliverabilityAlarms", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMessages_TenantId_StartedAtUtc_Channel_Domain_State_CountsOpens_OpenedAtUtc_CountsClicks_ClickedAtUtc",
                table: "OutgoingMessages",
                columns: new[] { "TenantId", "StartedAtUtc", "Channel", "Domain", "State", "CountsOpens", "OpenedAtUtc", "CountsClicks", "ClickedAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMessages_UpdatedAtUtc",
                table: "OutgoingMessages",
                column: "UpdatedAtUtc");

            migrationBuilder.CreateIndex(
                name: "IX_IncomingTexts_AtUtc",
                table: "IncomingTexts",
                column: "AtUtc");

            migrationBuilder.CreateIndex(
                name: "IX_AddressChoices_TenantId_Address_Purpose",
                table: "AddressChoices",
                columns: new[] { "TenantId", "Address", "Purpose" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DeliverabilityAlarms_TenantId_Day",
                table: "DeliverabilityAlarms",
                columns: new[] { "TenantId", "Day" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AddressChoices");

            migrationBuilder.DropTable(
                name: "DeliverabilityAlarms");

            migrationBuilder.DropIndex(
                name: "IX_OutgoingMessages_TenantId_StartedAtUtc_Channel_Domain_State_CountsOpens_OpenedAtUtc_CountsClicks_ClickedAtUtc",
                table: "OutgoingMessages");

            migrationBuilder.DropIndex(
                name: "IX_OutgoingMessages_UpdatedAtUtc",
                table: "OutgoingMessages");

            migrationBuilder.DropIndex(
                name: "IX_IncomingTexts_AtUtc",
                table: "IncomingTexts");

            migrationBuilder.DropColumn(
                name: "ClickedAtUtc",
                table: "OutgoingMessages");

            migrationBuilder.DropColumn(
                name: "CountsClicks",
                table: "OutgoingMessages");

            migrationBuilder.DropColumn(
                name: "CountsOpens",
                table: "OutgoingMessages");

            migrationBuilder.DropColumn(
                name: "OpenedAtUtc",
                table: "OutgoingMessages");

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMessages_TenantId_StartedAtUtc",
                table: "OutgoingMessages",
                columns: new[] { "TenantId", "StartedAtUtc" });
        }
    }
}
