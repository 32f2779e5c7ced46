using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.SqlServer
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
                type: "datetime2",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ActivityChecks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    AskedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ByUserId = table.Column<long>(type: "bigint", nullable: true),
                    ByName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    WorkItemId = table.Column<long>(type: "bigint", nullable: true),
                    FinishedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Links = table.Column<long>(type: "bigint", nullable: false),
                    Redacted = table.Column<long>(type: "bigint", nullable: false),
                    Overdue = table.Column<long>(type: "bigint", nullable: false),
                    HeadHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    Problem = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    BrokenNumber = table.Column<long>(type: "bigint", nullable: true),
                    BrokenActivityId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivityChecks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ActivityExports",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    ByUserId = table.Column<long>(type: "bigint", nullable: true),
                    Format = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    Filter = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    UpToId = table.Column<long>(type: "bigint", nullable: false),
                    BeganAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RowsFound = table.Column<long>(type: "bigint", nullable: false),
                    RowsWritten = table.Column<long>(type: "bigint", nullable: true),
                    EndedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivityExports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ActivityRedactions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    ActivityId = table.Column<long>(type: "bigint", nullable: false),
                    ErasureId = table.Column<long>(type: "bigint", nullable: false),
                    Batch = table.Column<int>(type: "int", nullable: false),
                    SealHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Before = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    After = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    AppliedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivityRedactions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Erasures",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    ByUserId = table.Column<long>(type: "bigint", nullable: true),
                    ByName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    AskedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    WorkItemId = table.Column<long>(type: "bigint", nullable: true),
                    Traces = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    AfterActivityId = table.Column<long>(type: "bigint", nullable: false),
                    Batches = table.Column<int>(type: "int", nullable: false),
                    RowsRemoved = table.Column<long>(type: "bigint", nullable: false),
                    RowsChanged = table.Column<long>(type: "bigint", nullable: false),
                    EntriesRedacted = table.Column<long>(type: "bigint", nullable: false),
                    FinishedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Erasures", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PersonalReads",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<long>(type: "bigint", nullable: false),
                    ViewerUserId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    SubjectId = table.Column<long>(type: "bigint", nullable: false),
                    HourUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
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
            migrationBuilder.Sql("DROP TRIGGER [Activity_Is_Append_Only]");
            migrationBuilder.Sql(
                """
                EXEC('CREATE TRIGGER [Activity_Is_Append_Only] ON [Activity] AFTER UPDATE, DELETE AS BEGIN
                    IF NOT EXISTS (SELECT 1 FROM deleted) RETURN;
                    IF EXISTS (SELECT 1 FROM deleted AS d LEFT JOIN inserted AS i ON i.[Id] = d.[Id]
                        WHERE i.[Id] IS NULL OR i.[TenantId] <> d.[TenantId] OR i.[AtUtc] <> d.[AtUtc] OR ISNULL(i.[ActorUserId], 0) <> ISNULL(d.[ActorUserId], 0)
                            OR i.[Action] <> d.[Action] OR i.[SubjectKind] <> d.[SubjectKind] OR i.[SubjectId] <> d.[SubjectId]
                            OR NOT EXISTS (SELECT 1 FROM [ActivityRedactions] AS r WHERE r.[ActivityId] = d.[Id] AND r.[AppliedAtUtc] IS NULL))
                    BEGIN ROLLBACK; THROW 50001, ''Activity is append-only'', 1; END
                END')
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER [Activity_Is_Append_Only]");
            migrationBuilder.Sql("EXEC('CREATE TRIGGER [Activity_Is_Append_Only] ON [Activity] AFTER UPDATE, DELETE AS BEGIN ROLLBACK; THROW 50001, ''Activity is append-only'', 1; END')");

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
