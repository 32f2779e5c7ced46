using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.Sqlite
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
                type: "TEXT",
                maxLength: 60,
                nullable: false,
                defaultValue: "NotYet");

            migrationBuilder.AddColumn<string>(
                name: "PhoneCheck",
                table: "Leads",
                type: "TEXT",
                maxLength: 60,
                nullable: false,
                defaultValue: "NotYet");

            migrationBuilder.CreateTable(
                name: "Integrations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TenantId = table.Column<long>(type: "INTEGER", nullable: false),
                    System = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    Sealed = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    CredentialsSetAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CredentialsSetByName = table.Column<string>(type: "TEXT", maxLength: 160, nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Integrations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LeadCheckmarks",
                columns: table => new
                {
                    LeadId = table.Column<long>(type: "INTEGER", nullable: false),
                    Item = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    TenantId = table.Column<long>(type: "INTEGER", nullable: false),
                    ByUserId = table.Column<long>(type: "INTEGER", nullable: true),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                    LeadId = table.Column<long>(type: "INTEGER", nullable: false),
                    TenantId = table.Column<long>(type: "INTEGER", nullable: false),
                    PhoneAsked = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    PhoneIsValid = table.Column<bool>(type: "INTEGER", nullable: true),
                    PhoneLine = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    PhoneCarrier = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    PhoneCountry = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    PhoneBy = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    PhoneAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PhoneNote = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    AddressAsked = table.Column<string>(type: "TEXT", maxLength: 260, nullable: true),
                    AddressVerdict = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    FoundStreet = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    FoundCity = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    FoundState = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    FoundZip = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    IsVacant = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsBusiness = table.Column<bool>(type: "INTEGER", nullable: false),
                    AddressBy = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    AddressAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AddressNote = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true)
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
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TenantId = table.Column<long>(type: "INTEGER", nullable: false),
                    System = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Operation = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 240, nullable: false),
                    IsSimulated = table.Column<bool>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    Body = table.Column<string>(type: "TEXT", maxLength: 3000, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProviderAnswers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ProviderCalls",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TenantId = table.Column<long>(type: "INTEGER", nullable: false),
                    System = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Operation = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SubjectKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    SubjectId = table.Column<long>(type: "INTEGER", nullable: true),
                    ByUserId = table.Column<long>(type: "INTEGER", nullable: true),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    DurationMs = table.Column<int>(type: "INTEGER", nullable: false),
                    HttpStatus = table.Column<int>(type: "INTEGER", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    CostMicros = table.Column<long>(type: "INTEGER", nullable: false),
                    IsSimulated = table.Column<bool>(type: "INTEGER", nullable: false),
                    Error = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    AskedAgainAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true)
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
