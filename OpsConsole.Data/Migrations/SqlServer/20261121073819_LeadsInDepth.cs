using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class LeadsInDepth : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Leads_BoardClosed",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_BoardOpen",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_CityClosed",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_CityOpen",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_OneListingPerAddress",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_SourceClosed",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_SourceOpen",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_TenantId_Status_Doubts_AskingPriceCents",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_TenantId_Status_Score_AskingPriceCents",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_TenantId_Status_Street_AskingPriceCents",
                table: "Leads");

            migrationBuilder.AddColumn<string>(
                name: "AssigneeName",
                table: "Leads",
                type: "nvarchar(160)",
                maxLength: 160,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "AssigneeUserId",
                table: "Leads",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DeletedAtUtc",
                table: "Leads",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DeletedByName",
                table: "Leads",
                type: "nvarchar(160)",
                maxLength: 160,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "DeletedByUserId",
                table: "Leads",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "LeadNotes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    LeadId = table.Column<long>(type: "bigint", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    AuthorUserId = table.Column<long>(type: "bigint", nullable: true),
                    AuthorName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ChangedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeadNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LeadNotes_Leads_LeadId",
                        column: x => x.LeadId,
                        principalTable: "Leads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Tags",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Key = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tags", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Tags_Tenants_TenantId",
                        column: x => x.TenantId,
                        principalTable: "Tenants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Tasks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LeadId = table.Column<long>(type: "bigint", nullable: true),
                    State = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    AssigneeUserId = table.Column<long>(type: "bigint", nullable: true),
                    AssigneeName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: true),
                    CreatedByUserId = table.Column<long>(type: "bigint", nullable: true),
                    CreatedByName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CompletedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    CompletedByName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tasks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Tasks_Leads_LeadId",
                        column: x => x.LeadId,
                        principalTable: "Leads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LeadNoteMentions",
                columns: table => new
                {
                    NoteId = table.Column<long>(type: "bigint", nullable: false),
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeadNoteMentions", x => new { x.NoteId, x.UserId });
                    table.ForeignKey(
                        name: "FK_LeadNoteMentions_LeadNotes_NoteId",
                        column: x => x.NoteId,
                        principalTable: "LeadNotes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LeadTags",
                columns: table => new
                {
                    TagId = table.Column<long>(type: "bigint", nullable: false),
                    LeadId = table.Column<long>(type: "bigint", nullable: false),
                    TenantId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeadTags", x => new { x.TagId, x.LeadId });
                    table.ForeignKey(
                        name: "FK_LeadTags_Leads_LeadId",
                        column: x => x.LeadId,
                        principalTable: "Leads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LeadTags_Tags_TagId",
                        column: x => x.TagId,
                        principalTable: "Tags",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_BoardClosed",
                table: "Leads",
                columns: new[] { "TenantId", "Status", "StatusChangedAtUtc", "Id" },
                descending: new[] { false, false, true, true },
                filter: "\"DeletedAtUtc\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_BoardOpen",
                table: "Leads",
                columns: new[] { "TenantId", "Status", "CountdownExpiresAtUtc", "Score", "SubmittedAtUtc", "Id" },
                descending: new[] { false, false, false, true, false, false },
                filter: "\"DeletedAtUtc\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_CityClosed",
                table: "Leads",
                columns: new[] { "TenantId", "Status", "City", "StatusChangedAtUtc", "Id" },
                descending: new[] { false, false, false, true, true },
                filter: "\"DeletedAtUtc\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_CityOpen",
                table: "Leads",
                columns: new[] { "TenantId", "Status", "City", "CountdownExpiresAtUtc", "Score", "SubmittedAtUtc", "Id", "AskingPriceCents", "DeletedAtUtc" },
                descending: new[] { false, false, false, false, true, false, false, false, false },
                filter: "\"DeletedAtUtc\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Doubts",
                table: "Leads",
                columns: new[] { "TenantId", "Status", "Doubts", "AskingPriceCents", "DeletedAtUtc" },
                filter: "\"DeletedAtUtc\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_OneListingPerAddress",
                table: "Leads",
                columns: new[] { "TenantId", "AddressKey" },
                unique: true,
                filter: "\"DuplicateOfLeadId\" IS NULL AND \"DeletedAtUtc\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Score",
                table: "Leads",
                columns: new[] { "TenantId", "Status", "Score", "AskingPriceCents", "DeletedAtUtc" },
                filter: "\"DeletedAtUtc\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_SourceClosed",
                table: "Leads",
                columns: new[] { "TenantId", "Status", "Source", "StatusChangedAtUtc", "Id" },
                descending: new[] { false, false, false, true, true },
                filter: "\"DeletedAtUtc\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_SourceOpen",
                table: "Leads",
                columns: new[] { "TenantId", "Status", "Source", "CountdownExpiresAtUtc", "Score", "SubmittedAtUtc", "Id", "AskingPriceCents", "DeletedAtUtc" },
                descending: new[] { false, false, false, false, true, false, false, false, false },
                filter: "\"DeletedAtUtc\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Street",
                table: "Leads",
                columns: new[] { "TenantId", "Status", "Street", "AskingPriceCents", "DeletedAtUtc" },
                filter: "\"DeletedAtUtc\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_TenantId_AssigneeUserId_Id",
                table: "Leads",
                columns: new[] { "TenantId", "AssigneeUserId", "Id" },
                filter: "\"AssigneeUserId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Trash",
                table: "Leads",
                columns: new[] { "TenantId", "DeletedAtUtc", "Id" },
                filter: "\"DeletedAtUtc\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_LeadNotes_LeadId_Id",
                table: "LeadNotes",
                columns: new[] { "LeadId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_LeadTags_LeadId_TagId",
                table: "LeadTags",
                columns: new[] { "LeadId", "TagId" });

            migrationBuilder.CreateIndex(
                name: "IX_Tags_TenantId_Key",
                table: "Tags",
                columns: new[] { "TenantId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_LeadId",
                table: "Tasks",
                column: "LeadId");

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_TenantId_AssigneeUserId_State_DueOn_Id",
                table: "Tasks",
                columns: new[] { "TenantId", "AssigneeUserId", "State", "DueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_TenantId_State_DueOn_Id",
                table: "Tasks",
                columns: new[] { "TenantId", "State", "DueOn", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LeadNoteMentions");

            migrationBuilder.DropTable(
                name: "LeadTags");

            migrationBuilder.DropTable(
                name: "Tasks");

            migrationBuilder.DropTable(
                name: "LeadNotes");

            migrationBuilder.DropTable(
                name: "Tags");

            migrationBuilder.DropIndex(
                name: "IX_Leads_BoardClosed",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_BoardOpen",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_CityClosed",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_CityOpen",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Doubts",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_OneListingPerAddress",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Score",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_SourceClosed",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_SourceOpen",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Street",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_TenantId_AssigneeUserId_Id",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Trash",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "AssigneeName",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "AssigneeUserId",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "DeletedAtUtc",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "DeletedByName",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "DeletedByUserId",
                table: "Leads");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_BoardClosed",
                table: "Leads",
                columns: new[] { "TenantId", "Status", "StatusChangedAtUtc", "Id" },
                descending: new[] { false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_BoardOpen",
                table: "Leads",
                columns: new[] { "TenantId", "Status", "CountdownExpiresAtUtc", "Score", "SubmittedAtUtc", "Id" },
                descending: new[] { false, false, false, true, false, false });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_CityClosed",
                table: "Leads",
                columns: new[] { "TenantId", "Status", "City", "StatusChangedAtUtc", "Id" },
                descending: new[] { false, false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_CityOpen",
                table: "Leads",
                columns: new[] { "TenantId", "Status", "City", "CountdownExpiresAtUtc", "Score", "SubmittedAtUtc", "Id", "AskingPriceCents" },
                descending: new[] { false, false, false, false, true, false, false, false });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_OneListingPerAddress",
                table: "Leads",
                columns: new[] { "TenantId", "AddressKey" },
                unique: true,
                filter: "\"DuplicateOfLeadId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_SourceClosed",
                table: "Leads",
                columns: new[] { "TenantId", "Status", "Source", "StatusChangedAtUtc", "Id" },
                descending: new[] { false, false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_SourceOpen",
                table: "Leads",
                columns: new[] { "TenantId", "Status", "Source", "CountdownExpiresAtUtc", "Score", "SubmittedAtUtc", "Id", "AskingPriceCents" },
                descending: new[] { false, false, false, false, true, false, false, false });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_TenantId_Status_Doubts_AskingPriceCents",
                table: "Leads",
                columns: new[] { "TenantId", "Status", "Doubts", "AskingPriceCents" });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_TenantId_Status_Score_AskingPriceCents",
                table: "Leads",
                columns: new[] { "TenantId", "Status", "Score", "AskingPriceCents" });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_TenantId_Status_Street_AskingPriceCents",
                table: "Leads",
                columns: new[] { "TenantId", "Status", "Street", "AskingPriceCents" });
        }
    }
}
