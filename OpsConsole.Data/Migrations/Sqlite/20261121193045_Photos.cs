using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Photos : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "FirstPhotoId",
                table: "Leads",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "LeadPhotos",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TenantId = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    LeadId = table.Column<long>(type: "INTEGER", nullable: true),
                    DraftKey = table.Column<Guid>(type: "TEXT", nullable: true),
                    FileId = table.Column<long>(type: "INTEGER", nullable: false),
                    SmallFileId = table.Column<long>(type: "INTEGER", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Height = table.Column<int>(type: "INTEGER", nullable: false),
                    Length = table.Column<int>(type: "INTEGER", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    TakenOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Caption = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    UploadKey = table.Column<Guid>(type: "TEXT", nullable: true),
                    AddedByUserId = table.Column<long>(type: "INTEGER", nullable: true),
                    AddedByName = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    AddedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RemovedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeadPhotos", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LeadPhotos_Files_FileId",
                        column: x => x.FileId,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LeadPhotos_Files_SmallFileId",
                        column: x => x.SmallFileId,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LeadPhotos_Leads_LeadId",
                        column: x => x.LeadId,
                        principalTable: "Leads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_LeadPhotos_DraftKey_AddedByUserId_Hash",
                table: "LeadPhotos",
                columns: new[] { "DraftKey", "AddedByUserId", "Hash" },
                unique: true,
                filter: "\"LeadId\" IS NULL AND \"RemovedAtUtc\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_LeadPhotos_Drafts",
                table: "LeadPhotos",
                columns: new[] { "TenantId", "AddedAtUtc", "Id" },
                filter: "\"LeadId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_LeadPhotos_FileId",
                table: "LeadPhotos",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_LeadPhotos_LeadId_Hash",
                table: "LeadPhotos",
                columns: new[] { "LeadId", "Hash" },
                unique: true,
                filter: "\"LeadId\" IS NOT NULL AND \"RemovedAtUtc\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_LeadPhotos_LeadId_Position_Id",
                table: "LeadPhotos",
                columns: new[] { "LeadId", "Position", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_LeadPhotos_Removed",
                table: "LeadPhotos",
                columns: new[] { "TenantId", "RemovedAtUtc", "Id" },
                filter: "\"RemovedAtUtc\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_LeadPhotos_SmallFileId",
                table: "LeadPhotos",
                column: "SmallFileId");

            migrationBuilder.CreateIndex(
                name: "IX_LeadPhotos_TenantId_Hash",
                table: "LeadPhotos",
                columns: new[] { "TenantId", "Hash" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LeadPhotos");

            migrationBuilder.DropColumn(
                name: "FirstPhotoId",
                table: "Leads");
        }
    }
}
