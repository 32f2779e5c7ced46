using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpsConsole.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class BulkForAllRooms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_LeadBulkActions_LeadImports_ImportId",
                table: "LeadBulkActions");

            migrationBuilder.DropForeignKey(
                name: "FK_LeadBulkBatches_LeadBulkActions_ActionId",
                table: "LeadBulkBatches");

            migrationBuilder.DropForeignKey(
                name: "FK_LeadBulkResults_LeadBulkActions_ActionId",
                table: "LeadBulkResults");

            migrationBuilder.DropPrimaryKey(
                name: "PK_LeadBulkResults",
                table: "LeadBulkResults");

            migrationBuilder.DropPrimaryKey(
                name: "PK_LeadBulkBatches",
                table: "LeadBulkBatches");

            migrationBuilder.DropPrimaryKey(
                name: "PK_LeadBulkActions",
                table: "LeadBulkActions");

            migrationBuilder.DropIndex(
                name: "IX_LeadBulkActions_TenantId_Id",
                table: "LeadBulkActions");

            migrationBuilder.RenameTable(
                name: "LeadBulkResults",
                newName: "BulkResults");

            migrationBuilder.RenameTable(
                name: "LeadBulkBatches",
                newName: "BulkBatches");

            migrationBuilder.RenameTable(
                name: "LeadBulkActions",
                newName: "BulkActions");

            migrationBuilder.RenameColumn(
                name: "LeadId",
                table: "BulkResults",
                newName: "RowId");

            migrationBuilder.RenameIndex(
                name: "IX_LeadBulkResults_ActionId_Outcome_LeadId",
                table: "BulkResults",
                newName: "IX_BulkResults_ActionId_Outcome_RowId");

            migrationBuilder.RenameColumn(
                name: "Leads",
                table: "BulkBatches",
                newName: "Rows");

            migrationBuilder.RenameIndex(
                name: "IX_LeadBulkActions_TenantId_RequestKey",
                table: "BulkActions",
                newName: "IX_BulkActions_TenantId_RequestKey");

            migrationBuilder.RenameIndex(
                name: "IX_LeadBulkActions_ImportId",
                table: "BulkActions",
                newName: "IX_BulkActions_ImportId");

            migrationBuilder.AddColumn<string>(
                name: "RowKind",
                table: "BulkActions",
                type: "nvarchar(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "lead");

            migrationBuilder.AddPrimaryKey(
                name: "PK_BulkResults",
                table: "BulkResults",
                columns: new[] { "ActionId", "RowId" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_BulkBatches",
                table: "BulkBatches",
                columns: new[] { "ActionId", "Number" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_BulkActions",
                table: "BulkActions",
                column: "Id");

            migrationBuilder.CreateIndex(
                name: "IX_BulkActions_TenantId_RowKind_Id",
                table: "BulkActions",
                columns: new[] { "TenantId", "RowKind", "Id" },
                descending: new[] { false, false, true });

            migrationBuilder.AddForeignKey(
                name: "FK_BulkActions_LeadImports_ImportId",
                table: "BulkActions",
                column: "ImportId",
                principalTable: "LeadImports",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_BulkBatches_BulkActions_ActionId",
                table: "BulkBatches",
                column: "ActionId",
                principalTable: "BulkActions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_BulkResults_BulkActions_ActionId",
                table: "BulkResults",
                column: "ActionId",
                principalTable: "BulkActions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // Before, there were none but those on leads.
            migrationBuilder.Sql("DELETE FROM BulkResults WHERE ActionId IN (SELECT Id FROM BulkActions WHERE RowKind <> 'lead')");
            migrationBuilder.Sql("DELETE FROM BulkBatches WHERE ActionId IN (SELECT Id FROM BulkActions WHERE RowKind <> 'lead')");
            migrationBuilder.Sql("DELETE FROM BulkActions WHERE RowKind <> 'lead'");

            migrationBuilder.DropForeignKey(
                name: "FK_BulkActions_LeadImports_ImportId",
                table: "BulkActions");

            migrationBuilder.DropForeignKey(
                name: "FK_BulkBatches_BulkActions_ActionId",
                table: "BulkBatches");

            migrationBuilder.DropForeignKey(
                name: "FK_BulkResults_BulkActions_ActionId",
                table: "BulkResults");

            migrationBuilder.DropPrimaryKey(
                name: "PK_BulkResults",
                table: "BulkResults");

            migrationBuilder.DropPrimaryKey(
                name: "PK_BulkBatches",
                table: "BulkBatches");

            migrationBuilder.DropPrimaryKey(
                name: "PK_BulkActions",
                table: "BulkActions");

            migrationBuilder.DropIndex(
                name: "IX_BulkActions_TenantId_RowKind_Id",
                table: "BulkActions");

            migrationBuilder.DropColumn(
                name: "RowKind",
                table: "BulkActions");

            migrationBuilder.RenameTable(
                name: "BulkResults",
                newName: "LeadBulkResults");

            migrationBuilder.RenameTable(
                name: "BulkBatches",
                newName: "LeadBulkBatches");

            migrationBuilder.RenameTable(
                name: "BulkActions",
                newName: "LeadBulkActions");

            migrationBuilder.RenameColumn(
                name: "RowId",
                table: "LeadBulkResults",
                newName: "LeadId");

            migrationBuilder.RenameIndex(
                name: "IX_BulkResults_ActionId_Outcome_RowId",
                table: "LeadBulkResults",
                newName: "IX_LeadBulkResults_ActionId_Outcome_LeadId");

            migrationBuilder.RenameColumn(
                name: "Rows",
                table: "LeadBulkBatches",
                newName: "Leads");

            migrationBuilder.RenameIndex(
                name: "IX_BulkActions_TenantId_RequestKey",
                table: "LeadBulkActions",
                newName: "IX_LeadBulkActions_TenantId_RequestKey");

            migrationBuilder.RenameIndex(
                name: "IX_BulkActions_ImportId",
                table: "LeadBulkActions",
                newName: "IX_LeadBulkActions_ImportId");

            migrationBuilder.AddPrimaryKey(
                name: "PK_LeadBulkResults",
                table: "LeadBulkResults",
                columns: new[] { "ActionId", "LeadId" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_LeadBulkBatches",
                table: "LeadBulkBatches",
                columns: new[] { "ActionId", "Number" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_LeadBulkActions",
                table: "LeadBulkActions",
                column: "Id");

            migrationBuilder.CreateIndex(
                name: "IX_LeadBulkActions_TenantId_Id",
                table: "LeadBulkActions",
                columns: new[] { "TenantId", "Id" },
                descending: new[] { false, true });

            migrationBuilder.AddForeignKey(
                name: "FK_LeadBulkActions_LeadImports_ImportId",
                table: "LeadBulkActions",
                column: "ImportId",
                principalTable: "LeadImports",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_LeadBulkBatches_LeadBulkActions_ActionId",
                table: "LeadBulkBatches",
                column: "ActionId",
                principalTable: "LeadBulkActions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_LeadBulkResults_LeadBulkActions_ActionId",
                table: "LeadBulkResults",
                column: "ActionId",
                principalTable: "LeadBulkActions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }
    }
}
