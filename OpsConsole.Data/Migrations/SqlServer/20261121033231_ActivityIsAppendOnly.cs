using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ActivityIsAppendOnly : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {

            // On UPDATE and DELETE only: an INSERT trigger would forbid the OUTPUT clause by which EF reads new ids.
            migrationBuilder.Sql("EXEC('CREATE TRIGGER [Activity_Is_Append_Only] ON [Activity] AFTER UPDATE, DELETE AS BEGIN ROLLBACK; THROW 50001, ''Activity is append-only'', 1; END')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {

            migrationBuilder.Sql("DROP TRIGGER [Activity_Is_Append_Only]");
        }
    }
}
