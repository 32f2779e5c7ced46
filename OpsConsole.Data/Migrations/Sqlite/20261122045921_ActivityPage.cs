using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ActivityPage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ErasedAtUtc",
                table: "Users",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ActivityChecks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TenantId = table.Column<long>(type: "INTEGER", nullable: false),
                    AskedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ByUserId = table.Column<long>(type: "INTEGER", nullable: true),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    WorkItemId = table.Column<long>(type: "INTEGER", nullable: true),
                    FinishedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Links = table.Column<long>(type: "INTEGER", nullable: false),
                    Redacted = table.Column<long>(type: "INTEGER", nullable: false),
                    Overdue = table.Column<long>(type: "INTEGER", nullable: false),
                    HeadHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Problem = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    BrokenNumber = table.Column<long>(type: "INTEGER", nullable: true),
                    BrokenActivityId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivityChecks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ActivityExports",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TenantId = table.Column<long>(type: "INTEGER", nullable: false),
                    ByUserId = table.Column<long>(type: "INTEGER", nullable: true),
                    Format = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Filter = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    UpToId = table.Column<long>(type: "INTEGER", nullable: false),
                    BeganAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RowsFound = table.Column<long>(type: "INTEGER", nullable: false),
                    RowsWritten = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivityExports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ActivityRedactions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TenantId = table.Column<long>(type: "INTEGER", nullable: false),
                    ActivityId = table.Column<long>(type: "INTEGER", nullable: false),
                    ErasureId = table.Column<long>(type: "INTEGER", nullable: false),
                    Batch = table.Column<int>(type: "INTEGER", nullable: false),
                    SealHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Before = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    After = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    AppliedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivityRedactions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Erasures",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TenantId = table.Column<long>(type: "INTEGER", nullable: false),
                    UserId = table.Column<long>(type: "INTEGER", nullable: false),
                    ByUserId = table.Column<long>(type: "INTEGER", nullable: true),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    AskedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WorkItemId = table.Column<long>(type: "INTEGER", nullable: true),
                    Traces = table.Column<string>(type: "TEXT", nullable: true),
                    AfterActivityId = table.Column<long>(type: "INTEGER", nullable: false),
                    Batches = table.Column<int>(type: "INTEGER", nullable: false),
                    RowsRemoved = table.Column<long>(type: "INTEGER", nullable: false),
                    RowsChanged = table.Column<long>(type: "INTEGER", nullable: false),
                    EntriesRedacted = table.Column<long>(type: "INTEGER", nullable: false),
                    FinishedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Erasures", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PersonalReads",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TenantId = table.Column<long>(type: "INTEGER", nullable: false),
                    ViewerUserId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    SubjectId = table.Column<long>(type: "INTEGER", nullable: false),
                    HourUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonalReads", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Activity_TenantId_Action_AtUtc_Id",
                table: "Activity",
                columns: new[] { "TenantId", "Action", "AtUtc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Activity_TenantId_ActorUserId_AtUtc_Id",
                table: "Activity",
                columns: new[] { "TenantId", "ActorUserId", "AtUtc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ActivityChecks_TenantId_Id",
                table: "ActivityChecks",
                columns: new[] { "TenantId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ActivityExports_TenantId_Id",
                table: "ActivityExports",
                columns: new[] { "TenantId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ActivityRedactions_ActivityId_Id",
                table: "ActivityRedactions",
                columns: new[] { "ActivityId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ActivityRedactions_TenantId_ErasureId_Batch_ActivityId",
                table: "ActivityRedactions",
                columns: new[] { "TenantId", "ErasureId", "Batch", "ActivityId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Erasures_TenantId_UserId",
                table: "Erasures",
                columns: new[] { "TenantId", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_PersonalReads_HourUtc",
                table: "PersonalReads",
                column: "HourUtc");

            migrationBuilder.CreateIndex(
                name: "IX_PersonalReads_TenantId_ViewerUserId_Kind_SubjectId_HourUtc",
                table: "PersonalReads",
                columns: new[] { "TenantId", "ViewerUserId", "Kind", "SubjectId", "HourUtc" },
                unique: true);

            // Words may be struck from an entry while a redaction of it is being applied, and nothing else of it be changed (decision 0136).
            migrationBuilder.Sql("DROP TRIGGER \"Activity_Refuses_UPDATE\"");
            migrationBuilder.Sql(
                """
                CREATE TRIGGER "Activity_Refuses_UPDATE" BEFORE UPDATE ON "Activity"
                WHEN NOT EXISTS (SELECT 1 FROM "ActivityRedactions" WHERE "ActivityId" = OLD."Id" AND "AppliedAtUtc" IS NULL)
                    OR NEW."Id" IS NOT OLD."Id" OR NEW."TenantId" IS NOT OLD."TenantId" OR NEW."AtUtc" IS NOT OLD."AtUtc" OR NEW."ActorUserId" IS NOT OLD."ActorUserId"
                    OR NEW."Action" IS NOT OLD."Action" OR NEW."SubjectKind" IS NOT OLD."SubjectKind" OR NEW."SubjectId" IS NOT OLD."SubjectId"
                BEGIN SELECT RAISE(ABORT, 'Activity is append-only'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER \"Activity_Refuses_UPDATE\"");
            migrationBuilder.Sql("CREATE TRIGGER \"Activity_Refuses_UPDATE\" BEFORE UPDATE ON \"Activity\" BEGIN SELECT RAISE(ABORT, 'Activity is append-only'); END;");

            migrationBuilder.DropTable(
                name: "ActivityChecks");

            migrationBuilder.DropTable(
                name: "ActivityExports");

            migrationBuilder.DropTable(
                name: "ActivityRedactions");

            migrationBuilder.DropTable(
                name: "Erasures");

            migrationBuilder.DropTable(
                name: "PersonalReads");

            migrationBuilder.DropIndex(
                name: "IX_Activity_TenantId_Action_AtUtc_Id",
                table: "Activity");

            migrationBuilder.DropIndex(
                name: "IX_Activity_TenantId_ActorUserId_AtUtc_Id",
                table: "Activity");

            migrationBuilder.DropColumn(
                name: "ErasedAtUtc",
                table: "Users");
        }
    }
}
