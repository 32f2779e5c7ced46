namespace OpsConsole.Core.Templates;

/// <summary>A piece of a parsed template.</summary>
internal abstract record TemplatePiece(int Position);

/// <summary>What is said as it stands.</summary>
internal sealed record SaidPiece(int Position, string Text) : TemplatePiece(Position);

internal sealed record VariablePiece(int Position, string Name) : TemplatePiece(Position);

/// <summary>Said only where the variable has a value.</summary>
internal sealed record IfPiece(int Position, string Name, IReadOnlyList<TemplatePiece> Pieces) : TemplatePiece(Position);
