using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpsConsole.Core.Bulk;

/// <summary>What is to be done to many rows of a room, with its particulars. Each room has a small closed set of them.</summary>
public abstract record BulkChange
{
    /// <summary>How a room's set is written and read, under the name of what it does: <c>{"do":"reject","reason":"AlreadyListed"}</c>.</summary>
    protected static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>What it changes, see <see cref="BulkRoom.RowKind"/>.</summary>
    public abstract string RowKind { get; }

    public abstract string Kind { get; }

    /// <summary>What somebody must be allowed to do to one row, to do it to many.</summary>
    public abstract string Permission { get; }

    /// <summary>Whether what was there before can be put back.</summary>
    public virtual bool CanBeUndone => true;

    /// <summary>The import that it takes back; null for every other change.</summary>
    public virtual long? TakenBackImportId => null;

    /// <summary>Null when the particulars are complete, else what is missing or wrong.</summary>
    public abstract Error? WhyNotReady();

    /// <summary>Null when people may order it as it is, else where they do that.</summary>
    public virtual Error? WhyNotByItself() => null;

    public abstract string ToJson();
}
