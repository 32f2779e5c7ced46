using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Wishes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Consents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    Channel = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    Purpose = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    IsGiven = table.Column<bool>(type: "bit", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Note = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Wording = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: true),
                    ByName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Consents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Consents_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            // What people agreed to before is their first row; see decision 0147.
            migrationBuilder.Sql("""
                EXEC(N'INSERT INTO "Consents" ("TenantId", "UserId", "Channel", "Purpose", "IsGiven", "AtUtc", "Source", "Wording", "ByName") SELECT p."TenantId", p."UserId", ''Sms'', ''all'', 1, p."TextsSinceUtc", COALESCE(p."TextsSource", ''profile''), ''texts-1'', u."DisplayName" FROM "NotificationPreferences" p JOIN "Users" u ON u."Id" = p."UserId" WHERE p."TextsSinceUtc" IS NOT NULL')
                """);

            migrationBuilder.Sql("""
                EXEC(N'INSERT INTO "Consents" ("TenantId", "UserId", "Channel", "Purpose", "IsGiven", "AtUtc", "Source", "Wording", "ByName") SELECT p."TenantId", p."UserId", ''Sms'', ''all'', 0, p."TextsEndedAtUtc", ''earlier version'', NULL, u."DisplayName" FROM "NotificationPreferences" p JOIN "Users" u ON u."Id" = p."UserId" WHERE p."TextsEndedAtUtc" IS NOT NULL')
                """);

            migrationBuilder.DropColumn(
                name: "TextsEndedAtUtc",
                table: "NotificationPreferences");

            migrationBuilder.DropColumn(
                name: "TextsSource",
                table: "NotificationPreferences");

            migrationBuilder.DropColumn(
                name: "TextsSinceUtc",
                table: "NotificationPreferences");

            migrationBuilder.AddColumn<DateTime>(
                name: "MailEndedAtUtc",
                table: "NotificationPreferences",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "OutgoingMessages",
                type: "nvarchar(30)",
                maxLength: 30,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "MessageId",
                table: "Notifications",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Quiet",
                table: "NotificationPreferences",
                type: "nvarchar(10)",
                maxLength: 10,
                nullable: false,
                defaultValue: "Usual");

            migrationBuilder.AddColumn<TimeOnly>(
                name: "QuietFrom",
                table: "NotificationPreferences",
                type: "time",
                nullable: false,
                defaultValue: new TimeOnly(0, 0, 0));

            migrationBuilder.AddColumn<TimeOnly>(
                name: "QuietUntil",
                table: "NotificationPreferences",
                type: "time",
                nullable: false,
                defaultValue: new TimeOnly(0, 0, 0));

            migrationBuilder.CreateTable(
                name: "NoticeTurns",
                columns: table => new
                {
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoticeTurns", x => new { x.UserId, x.Kind, x.Day });
                    table.ForeignKey(
                        name: "FK_NoticeTurns_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_MessageId",
                table: "Notifications",
                column: "MessageId",
                filter: "\"MessageId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Consents_TenantId_UserId_Id",
                table: "Consents",
                columns: new[] { "TenantId", "UserId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Consents_UserId_Channel_Purpose_Id",
                table: "Consents",
                columns: new[] { "UserId", "Channel", "Purpose", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_NoticeTurns_TenantId_Day",
                table: "NoticeTurns",
                columns: new[] { "TenantId", "Day" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Consents");

            migrationBuilder.DropTable(
                name: "NoticeTurns");

            migrationBuilder.DropIndex(
                name: "IX_Notifications_MessageId",
                table: "Notifications");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "OutgoingMessages");

            migrationBuilder.DropColumn(
                name: "MessageId",
                table: "Notifications");

            migrationBuilder.DropColumn(
                name: "Quiet",
                table: "NotificationPreferences");

            migrationBuilder.DropColumn(
                name: "QuietFrom",
                table: "NotificationPreferences");

            migrationBuilder.DropColumn(
                name: "QuietUntil",
                table: "NotificationPreferences");

            migrationBuilder.DropColumn(
                name: "MailEndedAtUtc",
                table: "NotificationPreferences");

            migrationBuilder.AddColumn<DateTime>(
                name: "TextsSinceUtc",
                table: "NotificationPreferences",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "TextsEndedAtUtc",
                table: "NotificationPreferences",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TextsSource",
                table: "NotificationPreferences",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: true);
        }
    }
}
