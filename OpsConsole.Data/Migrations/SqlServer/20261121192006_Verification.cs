using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Verification : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AddressCheck",
                table: "Leads",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "NotYet");

            migrationBuilder.AddColumn<string>(
                name: "PhoneCheck",
                table: "Leads",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "NotYet");

            migrationBuilder.CreateTable(
                name: "Integrations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    System = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    IsEnabled = table.Column<bool>(type: "bit", nullable: false),
                    Sealed = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    CredentialsSetAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    CredentialsSetByName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Integrations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LeadCheckmarks",
                columns: table => new
                {
                    LeadId = table.Column<long>(type: "bigint", nullable: false),
                    Item = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    ByUserId = table.Column<long>(type: "bigint", nullable: true),
                    ByName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeadCheckmarks", x => new { x.LeadId, x.Item });
                    table.ForeignKey(
                        name: "FK_LeadCheckmarks_Leads_LeadId",
                        column: x => x.LeadId,
                        principalTable: "Leads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LeadVerifications",
                columns: table => new
                {
                    LeadId = table.Column<long>(type: "bigint", nullable: false),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    PhoneAsked = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: true),
                    PhoneIsValid = table.Column<bool>(type: "bit", nullable: true),
                    PhoneLine = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    PhoneCarrier = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    PhoneCountry = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: true),
                    PhoneBy = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    PhoneAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    PhoneNote = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    AddressAsked = table.Column<string>(type: "nvarchar(260)", maxLength: 260, nullable: true),
                    AddressVerdict = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    FoundStreet = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    FoundCity = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    FoundState = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: true),
                    FoundZip = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: true),
                    IsVacant = table.Column<bool>(type: "bit", nullable: false),
                    IsBusiness = table.Column<bool>(type: "bit", nullable: false),
                    AddressBy = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    AddressAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AddressNote = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeadVerifications", x => x.LeadId);
                    table.ForeignKey(
                        name: "FK_LeadVerifications_Leads_LeadId",
                        column: x => x.LeadId,
                        principalTable: "Leads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ProviderAnswers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    System = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Operation = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Key = table.Column<string>(type: "nvarchar(240)", maxLength: 240, nullable: false),
                    IsSimulated = table.Column<bool>(type: "bit", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    Body = table.Column<string>(type: "nvarchar(3000)", maxLength: 3000, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ExpiresAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProviderAnswers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ProviderCalls",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    System = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Operation = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SubjectKind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    SubjectId = table.Column<long>(type: "bigint", nullable: true),
                    ByUserId = table.Column<long>(type: "bigint", nullable: true),
                    ByName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Outcome = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    DurationMs = table.Column<int>(type: "int", nullable: false),
                    HttpStatus = table.Column<int>(type: "int", nullable: true),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    CostMicros = table.Column<long>(type: "bigint", nullable: false),
                    IsSimulated = table.Column<bool>(type: "bit", nullable: false),
                    Error = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    AskedAgainAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProviderCalls", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Integrations_TenantId_System",
                table: "Integrations",
                columns: new[] { "TenantId", "System" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProviderAnswers_TenantId_ExpiresAtUtc_Id",
                table: "ProviderAnswers",
                columns: new[] { "TenantId", "ExpiresAtUtc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ProviderAnswers_TenantId_System_Operation_Key_IsSimulated",
                table: "ProviderAnswers",
                columns: new[] { "TenantId", "System", "Operation", "Key", "IsSimulated" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProviderCalls_TenantId_AtUtc_System_Outcome_CostMicros",
                table: "ProviderCalls",
                columns: new[] { "TenantId", "AtUtc", "System", "Outcome", "CostMicros" });

            migrationBuilder.CreateIndex(
                name: "IX_ProviderCalls_TenantId_Id",
                table: "ProviderCalls",
                columns: new[] { "TenantId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ProviderCalls_TenantId_System_Outcome_Id",
                table: "ProviderCalls",
                columns: new[] { "TenantId", "System", "Outcome", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Integrations");

            migrationBuilder.DropTable(
                name: "LeadCheckmarks");

            migrationBuilder.DropTable(
                name: "LeadVerifications");

            migrationBuilder.DropTable(
                name: "ProviderAnswers");

            migrationBuilder.DropTable(
                name: "ProviderCalls");

            migrationBuilder.DropColumn(
                name: "AddressCheck",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "PhoneCheck",
                table: "Leads");
        }
    }
}
