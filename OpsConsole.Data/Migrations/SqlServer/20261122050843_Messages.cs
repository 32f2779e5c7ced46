using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.SqlServer
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
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    Channel = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    Address = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    MessageId = table.Column<long>(type: "bigint", nullable: true),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ReleasedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ReleasedByName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: true),
                    ReleaseReason = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AddressSuppressions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "OutgoingMessages",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    Channel = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    Template = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Event = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    UserId = table.Column<long>(type: "bigint", nullable: true),
                    ToName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    Address = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    Recipient = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    Domain = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    Purpose = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Priority = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Values = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    TestWords = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: true),
                    Variant = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: true),
                    SentSubject = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Said = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    NextTryAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Error = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    ClaimToken = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    ClaimUntilUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    StartedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    MessageId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    QueuedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SentAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    IsSimulated = table.Column<bool>(type: "bit", nullable: false),
                    ReturnedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutgoingMessages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TemplateDrafts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    Template = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Html = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    OtherSubject = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    OtherHtml = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    OtherText = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    OtherShare = table.Column<int>(type: "int", nullable: false),
                    BasedOn = table.Column<int>(type: "int", nullable: false),
                    ByName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TemplateDrafts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TemplateVersions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    Template = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    FollowsProduct = table.Column<bool>(type: "bit", nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Html = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    OtherSubject = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    OtherHtml = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    OtherText = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    OtherShare = table.Column<int>(type: "int", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ByUserId = table.Column<long>(type: "bigint", nullable: true),
                    ByName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TemplateVersions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MessageEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    MessageId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    ByName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: true),
                    Key = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false)
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
