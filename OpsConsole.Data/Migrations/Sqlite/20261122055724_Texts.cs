using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Texts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "OtherSms",
                table: "TemplateVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Sms",
                table: "TemplateVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OtherSms",
                table: "TemplateDrafts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Sms",
                table: "TemplateDrafts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "CostMicros",
                table: "OutgoingMessages",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Delivery",
                table: "OutgoingMessages",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Segments",
                table: "OutgoingMessages",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "IncomingTexts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TenantId = table.Column<long>(type: "INTEGER", nullable: false),
                    ProviderId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    FromNumber = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ToNumber = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Body = table.Column<string>(type: "TEXT", maxLength: 1600, nullable: false),
                    Word = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    UserId = table.Column<long>(type: "INTEGER", nullable: true),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 160, nullable: true),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncomingTexts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PhoneCodes",
                columns: table => new
                {
                    UserId = table.Column<long>(type: "INTEGER", nullable: false),
                    TenantId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    Sealed = table.Column<string>(type: "TEXT", maxLength: 600, nullable: true),
                    ExpiresAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    TriesLeft = table.Column<int>(type: "INTEGER", nullable: false),
                    AskedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CountedFromUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AskedInADay = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PhoneCodes", x => x.UserId);
                    table.ForeignKey(
                        name: "FK_PhoneCodes_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMessages_TenantId_Channel_State_Id",
                table: "OutgoingMessages",
                columns: new[] { "TenantId", "Channel", "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_IncomingTexts_TenantId_AtUtc",
                table: "IncomingTexts",
                columns: new[] { "TenantId", "AtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_IncomingTexts_TenantId_ProviderId",
                table: "IncomingTexts",
                columns: new[] { "TenantId", "ProviderId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IncomingTexts_TenantId_Word_Id",
                table: "IncomingTexts",
                columns: new[] { "TenantId", "Word", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PhoneCodes_TenantId_Number",
                table: "PhoneCodes",
                columns: new[] { "TenantId", "Number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "IncomingTexts");

            migrationBuilder.DropTable(
                name: "PhoneCodes");

            migrationBuilder.DropIndex(
                name: "IX_OutgoingMessages_TenantId_Channel_State_Id",
                table: "OutgoingMessages");

            migrationBuilder.DropColumn(
                name: "OtherSms",
                table: "TemplateVersions");

            migrationBuilder.DropColumn(
                name: "Sms",
                table: "TemplateVersions");

            migrationBuilder.DropColumn(
                name: "OtherSms",
                table: "TemplateDrafts");

            migrationBuilder.DropColumn(
                name: "Sms",
                table: "TemplateDrafts");

            migrationBuilder.DropColumn(
                name: "CostMicros",
                table: "OutgoingMessages");

            migrationBuilder.DropColumn(
                name: "Delivery",
                table: "OutgoingMessages");

            migrationBuilder.DropColumn(
                name: "Segments",
                table: "OutgoingMessages");
        }
    }
}
