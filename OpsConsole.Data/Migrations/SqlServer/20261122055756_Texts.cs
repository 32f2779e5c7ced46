using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.SqlServer
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
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Sms",
                table: "TemplateVersions",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OtherSms",
                table: "TemplateDrafts",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Sms",
                table: "TemplateDrafts",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "CostMicros",
                table: "OutgoingMessages",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Delivery",
                table: "OutgoingMessages",
                type: "nvarchar(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Segments",
                table: "OutgoingMessages",
                type: "int",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "IncomingTexts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    ProviderId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    FromNumber = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ToNumber = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Body = table.Column<string>(type: "nvarchar(1600)", maxLength: 1600, nullable: false),
                    Word = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    UserId = table.Column<long>(type: "bigint", nullable: true),
                    UserName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: true),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncomingTexts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PhoneCodes",
                columns: table => new
                {
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    IsOpen = table.Column<bool>(type: "bit", nullable: false),
                    Sealed = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: true),
                    ExpiresAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    TriesLeft = table.Column<int>(type: "int", nullable: false),
                    AskedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CountedFromUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AskedInADay = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
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
