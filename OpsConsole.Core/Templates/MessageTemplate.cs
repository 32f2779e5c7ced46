namespace OpsConsole.Core.Templates;

/// <summary>
/// One message the product sends: what it is for, which variables fill it, and its first words. Each message is one class in the room that
/// sends it, and a line in <see cref="MessageCatalog"/>. A firm may have words of its own (<see cref="TemplateVersion"/>).
/// </summary>
public abstract class MessageTemplate
{
    public const int KeyLength = 60;

    /// <summary>What its rows are filed under, for ever: lower case with hyphens.</summary>
    public abstract string Key { get; }

    public abstract string Name { get; }

    public abstract MessagePurpose Purpose { get; }

    /// <summary>When it is sent, as a sentence.</summary>
    public abstract string When { get; }

    /// <summary>What belongs to this message alone; <see cref="TemplateVariable.UserName"/> comes with every one.</summary>
    protected abstract IReadOnlyList<TemplateVariable> Own { get; }

    /// <summary>The words of the product, in the body's place of the layout.</summary>
    public abstract TemplateWords Words { get; }

    /// <summary>The words of the product as a text message; null for what never goes out by text.</summary>
    public virtual string? SmsWords => null;

    /// <summary>Whether it never goes out by mail.</summary>
    public virtual bool IsOnlyText => false;

    public IReadOnlyList<TemplateVariable> Variables => [TemplateVariable.UserName, .. Own];

    public bool HasSecrets => Own.Any(variable => variable.IsSecret);

    public TemplateVariable? Variable(string name) => Variables.FirstOrDefault(variable => variable.Name == name);

    public IReadOnlyDictionary<string, string> Examples => Variables.ToDictionary(variable => variable.Name, variable => variable.Example);
}
