using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Messages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AddressSuppressions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TenantId = table.Column<long>(type: "INTEGER", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    MessageId = table.Column<long>(type: "INTEGER", nullable: true),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReleasedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReleasedByName = table.Column<string>(type: "TEXT", maxLength: 160, nullable: true),
                    ReleaseReason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AddressSuppressions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "OutgoingMessages",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TenantId = table.Column<long>(type: "INTEGER", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Template = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Event = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    UserId = table.Column<long>(type: "INTEGER", nullable: true),
                    ToName = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Recipient = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Domain = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Priority = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Values = table.Column<string>(type: "TEXT", nullable: false),
                    TestWords = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: true),
                    Variant = table.Column<string>(type: "TEXT", maxLength: 4, nullable: true),
                    SentSubject = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Said = table.Column<string>(type: "TEXT", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    NextTryAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Error = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ClaimToken = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ClaimUntilUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    StartedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    MessageId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    QueuedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SentAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    IsSimulated = table.Column<bool>(type: "INTEGER", nullable: false),
                    ReturnedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UpdatedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutgoingMessages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TemplateDrafts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TenantId = table.Column<long>(type: "INTEGER", nullable: false),
                    Template = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Html = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    OtherSubject = table.Column<string>(type: "TEXT", nullable: true),
                    OtherHtml = table.Column<string>(type: "TEXT", nullable: true),
                    OtherText = table.Column<string>(type: "TEXT", nullable: true),
                    OtherShare = table.Column<int>(type: "INTEGER", nullable: false),
                    BasedOn = table.Column<int>(type: "INTEGER", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TemplateDrafts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TemplateVersions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TenantId = table.Column<long>(type: "INTEGER", nullable: false),
                    Template = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    FollowsProduct = table.Column<bool>(type: "INTEGER", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Html = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    OtherSubject = table.Column<string>(type: "TEXT", nullable: true),
                    OtherHtml = table.Column<string>(type: "TEXT", nullable: true),
                    OtherText = table.Column<string>(type: "TEXT", nullable: true),
                    OtherShare = table.Column<int>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ByUserId = table.Column<long>(type: "INTEGER", nullable: true),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TemplateVersions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MessageEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TenantId = table.Column<long>(type: "INTEGER", nullable: false),
                    MessageId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 160, nullable: true),
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MessageEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MessageEvents_OutgoingMessages_MessageId",
                        column: x => x.MessageId,
                        principalTable: "OutgoingMessages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AddressSuppressions_TenantId_Channel_Address",
                table: "AddressSuppressions",
                columns: new[] { "TenantId", "Channel", "Address" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AddressSuppressions_TenantId_Id",
                table: "AddressSuppressions",
                columns: new[] { "TenantId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_MessageEvents_MessageId_Key",
                table: "MessageEvents",
                columns: new[] { "MessageId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MessageEvents_TenantId_Kind_AtUtc",
                table: "MessageEvents",
                columns: new[] { "TenantId", "Kind", "AtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMessages_ClaimToken",
                table: "OutgoingMessages",
                column: "ClaimToken");

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMessages_Domain_StartedAtUtc",
                table: "OutgoingMessages",
                columns: new[] { "Domain", "StartedAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMessages_State_ClaimUntilUtc",
                table: "OutgoingMessages",
                columns: new[] { "State", "ClaimUntilUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMessages_TenantId_Channel_Template_Recipient_Event",
                table: "OutgoingMessages",
                columns: new[] { "TenantId", "Channel", "Template", "Recipient", "Event" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMessages_TenantId_ReturnedAtUtc_Id",
                table: "OutgoingMessages",
                columns: new[] { "TenantId", "ReturnedAtUtc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMessages_TenantId_StartedAtUtc",
                table: "OutgoingMessages",
                columns: new[] { "TenantId", "StartedAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMessages_TenantId_State_Id",
                table: "OutgoingMessages",
                columns: new[] { "TenantId", "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMessages_TenantId_State_Priority_NextTryAtUtc_Id",
                table: "OutgoingMessages",
                columns: new[] { "TenantId", "State", "Priority", "NextTryAtUtc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMessages_TenantId_Template_Id",
                table: "OutgoingMessages",
                columns: new[] { "TenantId", "Template", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMessages_TenantId_UserId_Id",
                table: "OutgoingMessages",
                columns: new[] { "TenantId", "UserId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_TemplateDrafts_TenantId_Template",
                table: "TemplateDrafts",
                columns: new[] { "TenantId", "Template" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TemplateVersions_TenantId_Template_Number",
                table: "TemplateVersions",
                columns: new[] { "TenantId", "Template", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AddressSuppressions");

            migrationBuilder.DropTable(
                name: "MessageEvents");

            migrationBuilder.DropTable(
                name: "TemplateDrafts");

            migrationBuilder.DropTable(
                name: "TemplateVersions");

            migrationBuilder.DropTable(
                name: "OutgoingMessages");
        }
    }
}
