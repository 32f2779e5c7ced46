using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OwnRoles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Roles_TenantId_Name",
                table: "Roles");

            migrationBuilder.AddColumn<string>(
                name: "NameKey",
                table: "Roles",
                type: "TEXT",
                maxLength: 60,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Purpose",
                table: "Roles",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            // The roles that there are came with the product, in letters that every database turns alike.
            migrationBuilder.Sql("UPDATE \"Roles\" SET \"NameKey\" = UPPER(\"Name\")");

            migrationBuilder.CreateIndex(
                name: "IX_Roles_TenantId_NameKey",
                table: "Roles",
                columns: new[] { "TenantId", "NameKey" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Roles_TenantId_NameKey",
                table: "Roles");

            migrationBuilder.DropColumn(
                name: "NameKey",
                table: "Roles");

            migrationBuilder.DropColumn(
                name: "Purpose",
                table: "Roles");

            migrationBuilder.CreateIndex(
                name: "IX_Roles_TenantId_Name",
                table: "Roles",
                columns: new[] { "TenantId", "Name" },
                unique: true);
        }
    }
}
