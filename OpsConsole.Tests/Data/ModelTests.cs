using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using OpsConsole.Core;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Tenants;
using OpsConsole.Data;

namespace OpsConsole.Tests.Data;

public sealed class ModelTests
{
    [Theory]
    [InlineData("Sqlite")]
    [InlineData("SqlServer")]
    public void Every_table_with_a_tenant_is_filtered_by_it(string provider)
    {
        using var db = Design(provider);
        var owned = db.Model.GetEntityTypes().Where(type => type.FindProperty(nameof(ITenantOwned.TenantId)) is not null).ToList();

        Assert.NotEmpty(owned);
        Assert.All(owned, type =>
        {
            Assert.True(type.ClrType.IsAssignableTo(typeof(ITenantOwned)), $"{type.ClrType.Name} has a TenantId but is not ITenantOwned");
            Assert.Contains(type.GetDeclaredQueryFilters(), filter => filter.Key == OpsDb.TenantFilter);
        });
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("SqlServer")]
    public void Every_foreign_key_is_the_beginning_of_an_index(string provider)
    {
        using var db = Design(provider);
        var keys = db.Model.GetEntityTypes().SelectMany(type => type.GetForeignKeys()).ToList();

        Assert.NotEmpty(keys);
        Assert.Empty(keys.Where(key => !IsIndexed(key)).Select(key => $"{key.DeclaringEntityType.GetTableName()}.{string.Join(", ", key.Properties.Select(property => property.Name))}"));
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("SqlServer")]
    public void Every_text_has_a_length_unless_it_is_known_to_be_long(string provider)
    {
        // JSON of ours; what mails say, whose length the use cases bound; Identity's hashes and stamps; Identity's keys, which SQL Server bounds by itself.
        string[] unbounded =
        [
            "ActivityEntry.Particulars", "Erasure.Traces", "WorkItem.Payload", "LeadMerge.Before", "LeadImport.Mapping", "LeadImportLine.Cells", "BulkAction.Change", "BulkBatch.Rows", "BulkResult.Before",
            "OutgoingMessage.Values", "OutgoingMessage.TestWords", "OutgoingMessage.Said",
            .. new[] { "TemplateDraft", "TemplateVersion" }.SelectMany(type => new[] { "Subject", "Html", "Text", "Sms", "OtherSubject", "OtherHtml", "OtherText", "OtherSms" }.Select(text => $"{type}.{text}")),
            "IdentityUserLogin`1.LoginProvider", "IdentityUserLogin`1.ProviderKey", "IdentityUserToken`1.LoginProvider", "IdentityUserToken`1.Name",
            "User.PasswordHash", "User.SecurityStamp", "User.ConcurrencyStamp", "User.PhoneNumber",
            "IdentityUserClaim`1.ClaimType", "IdentityUserClaim`1.ClaimValue", "IdentityUserLogin`1.ProviderDisplayName", "IdentityUserToken`1.Value",
        ];
        using var db = Design(provider);

        var texts = db.Model.GetEntityTypes().SelectMany(type => type.GetProperties())
            .Where(property => (property.GetProviderClrType() ?? property.ClrType) == typeof(string) && property.GetMaxLength() is null)
            .Select(property => $"{property.DeclaringType.ClrType.Name}.{property.Name}");

        Assert.Empty(texts.Except(unbounded));
    }

    private static OpsDb Design(string provider) => provider == "Sqlite" ? new SqliteDesign().CreateDbContext([]) : new SqlServerDesign().CreateDbContext([]);

    private static bool IsIndexed(IForeignKey key) =>
        key.DeclaringEntityType.GetKeys().Any(candidate => BeginsWith(candidate.Properties, key.Properties))
        || key.DeclaringEntityType.GetIndexes().Any(index => index.GetFilter() is null && BeginsWith(index.Properties, key.Properties));

    private static bool BeginsWith(IReadOnlyList<IProperty> index, IReadOnlyList<IProperty> key) => index.Take(key.Count).SequenceEqual(key);
}
