using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ActivityIsAppendOnly : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {

            foreach (var verb in new[] { "UPDATE", "DELETE" })
                migrationBuilder.Sql($"""
                    CREATE TRIGGER "Activity_Refuses_{verb}" BEFORE {verb} ON "Activity"
                    BEGIN SELECT RAISE(ABORT, 'Activity is append-only'); END;
                    """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {

            migrationBuilder.Sql("DROP TRIGGER \"Activity_Refuses_UPDATE\"; DROP TRIGGER \"Activity_Refuses_DELETE\";");
        }
    }
}
